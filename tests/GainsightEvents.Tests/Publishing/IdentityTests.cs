using System.Text.Json;
using GainsightEvents.Presets;
using GainsightEvents.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Tests.Publishing;

public sealed class IdentityTests
{
    private static readonly AsyncLocal<string?> SignedIn = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_line_of_middleware_identifies_whoever_is_signed_in_for_all_events_of_the_request()
    {
        using var driver = new AccountDriver(null, CustomEvent.Catalog);
        var context = driver.Context;
        var pipeline = new List<Func<string, Func<string, Task>, Task>>
        {
            async (http, next) => { using (context.Identify(http, "acct-" + http, url: "/reports")) await next(http); },
        };

        async Task EndpointAsync(string http)
        {
            await Task.Yield();
            await driver.Publisher.PublishAsync(new CustomEvent("Viewed"), Ended);
        }

        await Task.WhenAll(Enumerable.Range(0, 20).Select(user => pipeline[0]($"user-{user}", EndpointAsync)));

        var bodies = (await driver.ClaimAsync(EventTarget.Px)).Select(static entry => JsonDocument.Parse(entry.Body).RootElement).ToList();
        Assert.Equal(20, bodies.Select(static body => body.GetProperty("identifyId").GetString()).Distinct().Count());
        Assert.All(bodies, static body => Assert.Equal("acct-" + body.GetProperty("identifyId").GetString(), body.GetProperty("accountId").GetString()));
        Assert.All(bodies, static body => Assert.Equal(("/reports", "USER"), (body.GetProperty("url").GetString(), body.GetProperty("userType").GetString())));
        Assert.Null(context.Current);
    }

    [Theory]
    [InlineData(PxUserType.Visitor, "VISITOR")]
    [InlineData(PxUserType.Lead, "LEAD")]
    public async Task An_anonymous_actor_is_told_as_such(PxUserType type, string expected)
    {
        using var driver = new AccountDriver(null, CustomEvent.Catalog);
        using (driver.Context.Identify("visitor-7", userType: type))
        {
            await driver.Publisher.PublishAsync(new CustomEvent("Viewed"), Ended);
        }

        var body = await driver.ReadOneAsync();
        Assert.Equal(("visitor-7", expected), (body.GetProperty("identifyId").GetString(), body.GetProperty("userType").GetString()));
    }

    [Fact]
    public async Task Whatever_the_context_throws_the_code_that_publishes_goes_on()
    {
        using var driver = new AccountDriver(
            null, static builder => builder.IdentifyWith(static _ => throw new FormatException("user jane")), CustomEvent.Catalog);
        await driver.Publisher.PublishAsync(new CustomEvent("Viewed", "user-1"), Ended);
        Assert.Equal("user-1", (await driver.ReadOneAsync()).GetProperty("identifyId").GetString());

        var needy = await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(new CustomEvent("Viewed"), Ended));
        Assert.Contains("nobody is identified", needy.Message, StringComparison.Ordinal);
        Assert.False(driver.Publisher.TryPublish(new CustomEvent("Viewed")));
    }

    [Fact]
    public async Task The_context_fills_event_type_and_global_context_where_the_event_has_none()
    {
        using var driver = new AccountDriver(null, CustomEvent.Catalog, SaasPreset.Catalog);
        var plan = new Dictionary<string, EventValue> { ["plan"] = "pro", ["seats"] = 5, ["nothing"] = default };
        using (driver.Context.Identify(new EventContextValues { IdentifyId = "user-1", EventType = "web", RemoteHost = "10.0.0.1", GlobalContext = plan }))
        {
            await driver.Publisher.PublishAsync(new CustomEvent("A"), Ended);
            await driver.Publisher.PublishAsync(new CustomEvent("B") { EventType = "batch", RemoteHost = "own", GlobalContext = new Dictionary<string, EventValue> { ["own"] = true } }, Ended);
            await driver.Publisher.PublishPageViewedAsync("user-1", cancellationToken: Ended);
            await driver.Publisher.PublishPageViewedAsync("user-1", eventType: "own", globalContext: new Dictionary<string, string> { ["own"] = "yes" }, cancellationToken: Ended);
        }

        using (driver.Context.Identify(new EventContextValues { IdentifyId = "user-1", GlobalContext = new Dictionary<string, EventValue> { ["nothing"] = default } }))
        {
            await driver.Publisher.PublishAsync(new CustomEvent("C"), Ended);
        }

        var told = (await driver.ClaimAsync(EventTarget.Px)).Select(static entry => JsonDocument.Parse(entry.Body).RootElement)
            .Select(static body => string.Join(' ', new[] { "eventType", "remoteHost", "globalContext" }.Select(name => body.TryGetProperty(name, out var value) ? value.GetRawText() : "-")))
            .Order(StringComparer.Ordinal);
        Assert.Equal(
            [
                """ "batch" "own" {"own":true} """.Trim(),
                """ "own" "10.0.0.1" {"own":"yes"} """.Trim(),
                """ "web" "10.0.0.1" {"plan":"pro","seats":5} """.Trim(),
                """ "web" "10.0.0.1" {"plan":"pro","seats":5} """.Trim(),
                "- - -",
            ],
            told);
    }

    [Fact]
    public async Task A_delegate_reads_the_request_and_an_open_scope_goes_before_it()
    {
        using var driver = new AccountDriver(
            null,
            static builder => builder
                .IdentifyWith(static _ => throw new InvalidOperationException("The first is replaced."))
                .IdentifyWith(static services => services.GetRequiredService<TimeProvider>() is null || SignedIn.Value is not { } user
                    ? null
                    : new EventContextValues { IdentifyId = user }),
            CustomEvent.Catalog);
        SignedIn.Value = "from-request";
        await driver.Publisher.PublishAsync(new CustomEvent("A"), Ended);
        using (driver.Context.Identify("from-scope"))
        {
            await driver.Publisher.PublishAsync(new CustomEvent("B"), Ended);
        }

        await driver.Publisher.PublishAsync(new CustomEvent("C", "its-own"), Ended);
        SignedIn.Value = null;
        await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(new CustomEvent("D"), Ended));

        var ids = (await driver.ClaimAsync(EventTarget.Px)).ToDictionary(
            static entry => entry.EventName, static entry => JsonDocument.Parse(entry.Body).RootElement.GetProperty("identifyId").GetString());
        Assert.Equal(("from-request", "from-scope", "its-own"), (ids["A"], ids["B"], ids["C"]));
    }
}
