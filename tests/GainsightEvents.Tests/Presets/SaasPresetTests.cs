using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Presets;
using GainsightEvents.Tests.Hosting;

namespace GainsightEvents.Tests.Presets;

public sealed class SaasPresetTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signals_example_comes_out_of_the_preset()
    {
        using var driver = new AccountDriver(null, SaasPreset.Catalog);
        await driver.Publisher.PublishAsync(
            new FeatureUsed
            {
                UserId = "user-123",
                OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(1717689600000),
                SessionId = "sess-abc123",
                AccountId = "acct-987",
                Page = new Uri("https://app.example.com/reports"),
                FeatureName = "Bulk Export",
                Category = "Reporting",
                Value = 1,
            },
            Ended);

        using var expected = JsonDocument.Parse("""
            {
              "identifyId": "user-123",
              "propertyKey": "AP-XXXXXXXXXX-2",
              "userType": "USER",
              "eventName": "Feature Used",
              "date": 1717689600000,
              "sessionId": "sess-abc123",
              "accountId": "acct-987",
              "url": "https://app.example.com/reports",
              "attributes": {
                "featureName": "Bulk Export",
                "category": "Reporting",
                "value": 1
              }
            }
            """);
        Assert.True(JsonElement.DeepEquals(expected.RootElement, await driver.ReadOneAsync()));
    }

    [Fact]
    public async Task Further_properties_are_attributes_too()
    {
        using var driver = new AccountDriver(null, SaasPreset.Catalog);
        await driver.Publisher.PublishAsync(
            new PlanViewed { UserId = "u", Properties = new Dictionary<string, object?> { ["plan"] = "enterprise", ["seats"] = 3, ["none"] = null } }, Ended);
        Assert.Equal("""{"plan":"enterprise","seats":3}""", (await driver.ReadOneAsync()).GetProperty("attributes").GetRawText());
    }

    [Fact]
    public void The_table_is_that_of_the_source()
    {
        // Datafly Signal, Gainsight PX, "Event Mapping".
        const string Source = """
            page > Page Viewed
            Signed Up > Signed Up
            Logged In > Logged In
            Feature Used > Feature Used
            Products Searched > Searched
            Plan Viewed > Plan Viewed
            Trial Started > Trial Started
            Subscription Started > Subscription Started
            Subscription Cancelled > Subscription Cancelled
            """;
        Assert.Equal(Source.ReplaceLineEndings("\n").Split('\n'), SaasPreset.Names.Select(static pair => $"{pair.Key} > {pair.Value}"));
        Assert.Equal("Searched", SaasPreset.FromSignal("Products Searched"));
        Assert.Null(SaasPreset.FromSignal("products searched"));
    }

    [Fact]
    public async Task Each_of_the_nine_arrives_under_its_name()
    {
        using var driver = new AccountDriver(null, SaasPreset.Catalog);
        await driver.Publisher.PublishAsync(new PageViewed { UserId = "u" }, Ended);
        await driver.Publisher.PublishAsync(new SignedUp { UserId = "u" }, Ended);
        await driver.Publisher.PublishAsync(new LoggedIn { UserId = "u" }, Ended);
        await driver.Publisher.PublishFeatureUsedAsync("u", "Export", cancellationToken: Ended);
        await driver.Publisher.PublishAsync(new Searched { UserId = "u" }, Ended);
        await driver.Publisher.PublishAsync(new PlanViewed { UserId = "u" }, Ended);
        await driver.Publisher.PublishAsync(new TrialStarted { UserId = "u" }, Ended);
        await driver.Publisher.PublishAsync(new SubscriptionStarted { UserId = "u" }, Ended);
        await driver.Publisher.PublishAsync(new SubscriptionCancelled { UserId = "u" }, Ended);

        var names = (await driver.ClaimAsync(EventTarget.Px)).Select(
            static entry => JsonDocument.Parse(entry.Body).RootElement.GetProperty("eventName").GetString()!).ToList();
        Assert.Equal(SaasPreset.Names.Values.Order(), names.Order());
        Assert.Equal(SaasPreset.Names.Values.Order(), SaasPreset.Catalog.Events.Select(static descriptor => descriptor.EventName).Order());
    }

    [Fact]
    public async Task Without_a_configured_key_the_first_registered_default_is_taken()
    {
        var own = new EventCatalog("Acme", [], [new PxProduct(null, "AP-OF-ACME-2")]);
        using var driver = new AccountDriver(new() { ["Gainsight:Px:PropertyKey"] = null }, SaasPreset.Catalog, own);
        await driver.Publisher.PublishAsync(new LoggedIn { UserId = "u" }, Ended);
        Assert.Equal("AP-OF-ACME-2", (await driver.ReadOneAsync()).GetProperty("propertyKey").GetString());
    }

    [Fact]
    public void Without_any_key_the_start_fails_and_names_the_setting()
    {
        var exception = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(
            () => new AccountDriver(new() { ["Gainsight:Px:PropertyKey"] = null }, SaasPreset.Catalog));
        Assert.Contains("Gainsight:Px:PropertyKey is not set", exception.Message, StringComparison.Ordinal);
    }
}
