using System.Text.Json;
using GainsightEvents.Publishing;
using GainsightEvents.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Tests.Publishing;

/// <summary>The services that <c>IdentifyWith</c> hands out: a scope's, and never the root's.</summary>
public sealed class ScopedIdentityTests
{
    private static readonly AsyncLocal<string?> SignedIn = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_scoped_service_is_made_for_each_event_so_that_each_belongs_to_its_own_user()
    {
        using var driver = Driver<CurrentUser>(static user => user.Id);

        await Task.WhenAll(Enumerable.Range(0, 20).Select(async user =>
        {
            SignedIn.Value = $"user-{user}";
            await Task.Yield();
            await driver.Publisher.PublishAsync(new CustomEvent($"of user-{user}"), Ended);
        }));

        var bodies = (await driver.ClaimAsync(EventTarget.Px)).Select(static entry => JsonDocument.Parse(entry.Body).RootElement).ToList();
        Assert.Equal(20, bodies.Count);
        Assert.All(bodies, static body => Assert.Equal(body.GetProperty("eventName").GetString(), "of " + body.GetProperty("identifyId").GetString()));
    }

    [Fact]
    public async Task The_scope_ends_with_the_call_also_where_the_delegate_throws()
    {
        var disposed = new Disposals();
        using var driver = Driver<ScopedConnection>(
            static connection => connection.Id ?? throw new NotSupportedException("No user."),
            services => services.AddSingleton(disposed));

        SignedIn.Value = "user-1";
        await driver.Publisher.PublishAsync(new CustomEvent("A"), Ended);
        Assert.Equal(1, disposed.Count);

        SignedIn.Value = null;
        await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(new CustomEvent("B"), Ended));
        Assert.Equal(2, disposed.Count);
    }

    [Fact]
    public void Publish_does_not_wait_for_a_service_that_disposes_of_itself_asynchronously()
    {
        var gate = new TaskCompletionSource();
        using var driver = Driver<SlowConnection>(static _ => "user-1", services => services.AddSingleton(gate));

        // A thread that waited for the gate here would wait for ever.
        Assert.True(driver.Publisher.TryPublish(new CustomEvent("A")));
        gate.SetResult();
    }

    [Fact]
    public async Task A_service_that_fails_when_it_is_disposed_of_has_told_the_user_all_the_same()
    {
        using var driver = Driver<FailingConnection>(static _ => "user-1");

        await driver.Publisher.PublishAsync(new CustomEvent("A"), Ended);

        Assert.Equal("user-1", (await driver.ReadOneAsync()).GetProperty("identifyId").GetString());
    }

    [Fact]
    public async Task No_scope_is_made_where_one_of_the_context_is_open()
    {
        var disposed = new Disposals();
        using var driver = Driver<ScopedConnection>(static connection => connection.Id, services => services.AddSingleton(disposed));

        using (driver.Context.Identify("from-scope"))
        {
            await driver.Publisher.PublishAsync(new CustomEvent("A"), Ended);
        }

        Assert.Equal("from-scope", (await driver.ReadOneAsync()).GetProperty("identifyId").GetString());
        Assert.Equal(0, disposed.Count);
    }

    [Fact]
    public void After_the_application_nobody_is_identified_and_nothing_is_thrown()
    {
        var driver = Driver<CurrentUser>(static user => user.Id);
        var context = driver.Context;
        SignedIn.Value = "user-1";
        Assert.Equal("user-1", context.Current?.IdentifyId);

        driver.Dispose();

        Assert.Null(context.Current);
    }

    [Fact]
    public async Task A_request_lends_its_services_as_long_as_it_runs()
    {
        using var driver = Driver<CurrentUser>(static user => user.Id);
        await using var scope = driver.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<CurrentUser>().Id = "of-the-request";
        var request = new LendingRequest { Lent = scope.ServiceProvider };
        SignedIn.Value = "of-its-own-scope";
        using (((AsyncLocalEventContext)driver.Context).Enter(request))
        {
            Assert.Equal("of-the-request", driver.Context.Current?.IdentifyId);
            request.Lent = null;
            Assert.Equal("of-its-own-scope", driver.Context.Current?.IdentifyId);
            request.Known = new() { IdentifyId = "of-the-request-itself" };
            Assert.Equal("of-the-request-itself", driver.Context.Current?.IdentifyId);
        }
    }

    [Fact]
    public async Task A_request_that_ends_while_it_is_read_is_left_for_a_scope_of_its_own()
    {
        var request = new LendingRequest();
        using var driver = Driver<CurrentUser>(user => request.Lent is null ? user.Id : throw request.EndedWhileRead());
        await using var scope = driver.Services.CreateAsyncScope();
        request.Lent = scope.ServiceProvider;
        SignedIn.Value = "of-its-own-scope";
        using (((AsyncLocalEventContext)driver.Context).Enter(request))
        {
            Assert.Equal("of-its-own-scope", driver.Context.Current?.IdentifyId);
        }
    }

    [Fact]
    public void Where_a_request_knows_nobody_the_scope_around_it_counts()
    {
        using var driver = Driver<CurrentUser>(static user => user.Id);
        var context = (AsyncLocalEventContext)driver.Context;
        SignedIn.Value = "by-delegate";
        using (context.Identify("visitor-7", userType: PxUserType.Visitor))
        using (context.Enter(new LendingRequest()))
        {
            Assert.Equal("visitor-7", context.Current?.IdentifyId);
        }

        Assert.Equal("by-delegate", context.Current?.IdentifyId);
    }

    [Fact]
    public async Task A_service_that_publishes_while_it_is_asked_is_not_asked_again()
    {
        using var driver = Driver<PublishingUser>(static user => user.Id);

        await driver.Publisher.PublishAsync(new CustomEvent("Viewed"), Ended);

        var ids = (await driver.ClaimAsync(EventTarget.Px)).ToDictionary(
            static entry => entry.EventName, static entry => JsonDocument.Parse(entry.Body).RootElement.GetProperty("identifyId").GetString());
        Assert.Equal(("user-1", "its-own", 2), (ids["Viewed"], ids["Asked"], ids.Count));
        await driver.Publisher.PublishAsync(new CustomEvent("Viewed again"), Ended);
    }

    private static AccountDriver Driver<TService>(Func<TService, string?> id, Action<IServiceCollection>? configure = null)
        where TService : class => new(
        null,
        builder =>
        {
            builder.Services.AddScoped<TService>();
            configure?.Invoke(builder.Services);
            builder.IdentifyWith(services => new EventContextValues { IdentifyId = id(services.GetRequiredService<TService>()) });
        },
        CustomEvent.Catalog);

    private sealed class CurrentUser
    {
        public string? Id { get; set; } = SignedIn.Value;
    }

    private sealed class Disposals
    {
        public int Count { get; set; }
    }

    private sealed class ScopedConnection(Disposals disposals) : IAsyncDisposable
    {
        public string? Id { get; } = SignedIn.Value;

        public ValueTask DisposeAsync()
        {
            disposals.Count++;
            return default;
        }
    }

    private sealed class SlowConnection(TaskCompletionSource gate) : IAsyncDisposable
    {
        public async ValueTask DisposeAsync() => await gate.Task;
    }

    private sealed class FailingConnection : IDisposable
    {
        public void Dispose() => throw new NotSupportedException("As asked.");
    }

    private sealed class PublishingUser(IEventPublisher publisher)
    {
        public string? Id => publisher.TryPublish(new CustomEvent("Asked", "its-own")) && !publisher.TryPublish(new CustomEvent("Whose?")) ? "user-1" : null;
    }

    private sealed class LendingRequest : CurrentRequest
    {
        public EventContextValues? Known { get; set; }

        public IServiceProvider? Lent { get; set; }

        public override EventContextValues? Actor => Known;

        public override IServiceProvider? Services => Lent;

        public ObjectDisposedException EndedWhileRead()
        {
            Lent = null;
            return new(nameof(IServiceProvider));
        }
    }
}
