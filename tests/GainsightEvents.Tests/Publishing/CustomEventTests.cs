using System.Globalization;
using System.Text.Json;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Tests.Publishing;

public sealed class CustomEventTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Signals_example_comes_out_of_a_custom_event()
    {
        using var driver = new AccountDriver();
        await driver.Publisher.PublishAsync(
            new CustomEvent("Feature Used", "user-123")
            {
                OccurredAt = DateTimeOffset.FromUnixTimeMilliseconds(1717689600000),
                SessionId = "sess-abc123",
                AccountId = "acct-987",
                Page = new Uri("https://app.example.com/reports"),
                Attributes = { ["featureName"] = "Bulk Export", ["category"] = "Reporting", ["value"] = 1 },
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

    [Theory]
    [InlineData("sv-SE")]
    [InlineData("ar-SA")]
    public async Task Every_kind_of_value_arrives_as_it_was_in_any_culture(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = new CultureInfo(culture);
        try
        {
            var id = Guid.NewGuid();
            using var driver = new AccountDriver();
            await driver.Publisher.PublishAsync(
                new CustomEvent("A\"😀", "user-1")
                {
                    Attributes =
                    {
                        ["nothing"] = default,
                        ["null"] = (string?)null,
                        ["text"] = "\"ä\"",
                        ["yes"] = true,
                        ["no"] = false,
                        ["least"] = long.MinValue,
                        ["double"] = -0.1,
                        ["decimal"] = 79228162514264337593543950335m,
                        ["scale"] = 1.10m,
                        ["id"] = id,
                        ["at"] = new DateTimeOffset(2024, 6, 6, 18, 0, 0, TimeSpan.FromHours(2)),
                    },
                },
                Ended);

            var body = await driver.ReadOneAsync();
            Assert.Equal("A\"😀", body.GetProperty("eventName").GetString());
            var attributes = body.GetProperty("attributes").EnumerateObject().Select(static p => $"{p.Name}={p.Value.GetRawText()}");
            Assert.Equal(
                [
                    "text=\"\\\"ä\\\"\"",
                    "yes=true",
                    "no=false",
                    "least=-9223372036854775808",
                    "double=-0.1",
                    "decimal=79228162514264337593543950335",
                    "scale=1.10",
                    $"id=\"{id:D}\"",
                    "at=\"2024-06-06T16:00:00Z\"",
                ],
                attributes);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("", "user-1", "x", 1, "Name: the event's name is empty")]
    [InlineData("A", " ", "x", 1, "IdentifyId: the identifyId is empty")]
    [InlineData("A", null, "x", 1, "identifyId: nobody is identified")]
    [InlineData("A", "user-1", " ", 1, " : the attribute's name is empty")]
    [InlineData("A", "user-1", "x", double.NaN, "x: NaN is no JSON number")]
    [InlineData("A", "user-1", "VALUE", 1, "VALUE: 'value' differs from it only by case")]
    public async Task The_guard_refuses_what_Gainsight_would_drop(string name, string? identifyId, string attribute, double value, string expected)
    {
        using var driver = new AccountDriver();
        var custom = new CustomEvent(name, identifyId) { Attributes = { [attribute] = value, ["value"] = 1 } };

        var exception = await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(custom, Ended));

        Assert.Contains(expected, Assert.Single(exception.Violations).ToString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_guard_refuses_names_that_are_no_Unicode()
    {
        using var driver = new AccountDriver();
        var custom = new CustomEvent("\ud83d", "user-1") { Attributes = { ["a\udc00b"] = "half a pair in a value is replaced: \ud83d" } };

        var exception = await Assert.ThrowsAsync<InvalidEventException>(async () => await driver.Publisher.PublishAsync(custom, Ended));

        Assert.Equal(["Name", "a\udc00b"], exception.Violations.Select(static violation => violation.Member));
        Assert.All(exception.Violations, static violation => Assert.Contains("half of a surrogate pair", violation.Rule, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_named_product_takes_its_key()
    {
        using var driver = new AccountDriver(new() { ["Gainsight:Px:Products:Mobile:PropertyKey"] = "AP-MOBILE-4" });
        await driver.Publisher.PublishAsync(new CustomEvent("A", "user-1") { Product = "mobile" }, Ended);
        Assert.Equal("AP-MOBILE-4", (await driver.ReadOneAsync()).GetProperty("propertyKey").GetString());

        var exception = await Assert.ThrowsAsync<InvalidEventException>(
            async () => await driver.Publisher.PublishAsync(new CustomEvent("A", "user-1") { Product = "Desktop" }, Ended));
        Assert.Contains("Gainsight:Px:Products:Desktop:PropertyKey", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Where_nothing_goes_to_PX_the_catalog_to_register_is_named()
    {
        using var driver = new AccountDriver(null, new EventCatalog("Acme", [], []));
        var exception = await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await driver.Publisher.PublishAsync(new CustomEvent("A", "user-1"), Ended));
        Assert.Contains("Pass CustomEvent.Catalog to AddGainsightEvents", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Its_catalog_alone_has_the_settings_of_PX_checked()
    {
        var exception = Assert.Throws<Microsoft.Extensions.Options.OptionsValidationException>(
            () => new AccountDriver(new() { ["Gainsight:Px:PropertyKey"] = "" }, CustomEvent.Catalog));
        Assert.Contains("Gainsight:Px:PropertyKey is not set", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task More_names_than_are_kept_arrive_all_the_same()
    {
        using var driver = new AccountDriver();
        for (var i = 0; i < 2500; i++)
        {
            await driver.Publisher.PublishAsync(new CustomEvent($"A{i}", "user-1"), Ended);
        }

        Assert.Equal(2500, (await driver.Outbox.ReadAsync(Ended)).Total.Accepted);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2500)]
    public void Publishing_allocates_nothing_beyond_the_object_whatever_other_names_went_before(int others)
    {
        using var driver = new AccountDriver(null, static builder => builder.Services.AddSingleton<IOutbox>(new ForgetfulOutbox()), CustomEvent.Catalog);
        for (var i = 0; i < others; i++)
        {
            _ = driver.Publisher.TryPublish(new CustomEvent($"A{i}", "user-1"));
        }

        var custom = new CustomEvent("A", "user-1")
        {
            Attributes = { ["text"] = "ä", ["number"] = 1.5m, ["id"] = Guid.NewGuid(), ["at"] = DateTimeOffset.UnixEpoch, ["yes"] = true },
        };

        Assert.Equal(0, Allocation.AtSteadyState(1000, () => Assert.True(driver.Publisher.TryPublish(custom))));
    }
}
