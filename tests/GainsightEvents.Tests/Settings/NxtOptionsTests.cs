using GainsightEvents.Model;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Publishing;
using Microsoft.Extensions.Configuration;

namespace GainsightEvents.Tests.Settings;

public sealed class NxtOptionsTests
{
    private static readonly Lane Emea = new(EventTarget.Px, "Emea");

    private static readonly Dictionary<string, string?> Good = new()
    {
        ["Px:ApiKey"] = "key-0123456789",
        ["Px:PropertyKey"] = "AP-XXXXXXXXXX-2",
        ["Nxt:BaseAddress"] = "https://acme.gainsightcloud.com",
        ["Nxt:TenantId"] = "tenant-1",
        ["Nxt:SharedSecret"] = "secret-0123456789",
        ["Nxt:Accounts:Emea:TenantId"] = "tenant-emea",
        ["Px:Accounts:Emea:ApiKey"] = "key-of-emea",
    };

    public static TheoryData<string, string?, string> BadSettings => new()
    {
        { "Nxt:BaseAddress", null, "Gainsight:Nxt:BaseAddress is not set; set it to the tenant's domain" },
        { "Nxt:BaseAddress", "http://acme.gainsightcloud.com", "Gainsight:Nxt:BaseAddress is 'http://acme.gainsightcloud.com/'; http would send" },
        { "Nxt:BaseAddress", "https://acme.gainsightcloud.com?x=1", "Gainsight:Nxt:BaseAddress carries a user, a query" },
        { "Nxt:TenantId", " ", "Gainsight:Nxt:TenantId is not set" },
        { "Nxt:TenantId", "tenänt", "Gainsight:Nxt:TenantId is 'tenänt', which is not allowed in an HTTP header" },
        { "Nxt:SharedSecret", null, "Gainsight:Nxt:SharedSecret is not set" },
        { "Nxt:SharedSecret", "bad\r\nsecret", "Gainsight:Nxt:SharedSecret contains a character" },
        { "Nxt:AccessKey", "bad key", "Gainsight:Nxt:AccessKey contains a character" },
        { "Nxt:ContractId", "\u0001", "Gainsight:Nxt:ContractId is" },
        { "Nxt:TopicName", "a\nb", "Gainsight:Nxt:TopicName is" },
        { "Nxt:EventVersion", "v01 ", "Gainsight:Nxt:EventVersion is 'v01 ', which is not allowed in an HTTP header" },
        { "Nxt:Timeout", "00:10:00", "Gainsight:Nxt:Timeout is 00:10:00" },
        { "Nxt:Quota:PerMinute", "3", "Gainsight:Nxt:Quota has PerMinute 3 and Headroom 3" },
        { "Nxt:MaxInFlight", "0", "Gainsight:Nxt:MaxInFlight is 0; it must be between 1 and 10000" },
        { "Px:Accounts:Emea:MaxInFlight", "10001", "Gainsight:Px:Accounts:Emea:MaxInFlight is 10001; it must be" },
        { "Nxt:Path", "v2/events", "Gainsight:Nxt:Path is 'v2/events'; it must begin with a slash" },
        { "Nxt:Path", "/v2/events?x=1", "Gainsight:Nxt:Path is '/v2/events?x=1'; it must" },
        { "Nxt:Accounts:Emea:Path", "/a b", "Gainsight:Nxt:Accounts:Emea:Path is '/a b'; it must" },
        { "Nxt:HeaderNames:TenantId", "tenant id", "Gainsight:Nxt:HeaderNames:TenantId is 'tenant id', which is not the name of an HTTP header" },
        { "Nxt:HeaderNames:TenantId", "Content-Type", "Gainsight:Nxt:HeaderNames:TenantId is 'Content-Type', which the request has already" },
        { "Nxt:HeaderNames:TenantId", "EVENTNAME", "Gainsight:Nxt:HeaderNames:EventName and Gainsight:Nxt:HeaderNames:TenantId are both 'eventName'" },
        { "Mode", "Emulator", "Gainsight:Nxt:BaseAddress is 'https://acme.gainsightcloud.com/', but Gainsight:Mode is Emulator" },
        { "Nxt:Accounts:Emea:TenantId", "tenänt", "Gainsight:Nxt:Accounts:Emea:TenantId is 'tenänt'" },
        { "Nxt:Accounts:Emea:SharedSecret", "bad secret", "Gainsight:Nxt:Accounts:Emea:SharedSecret contains a character" },
        { "Nxt:Accounts:Emea:BaseAddress", "ftp://acme", "Gainsight:Nxt:Accounts:Emea:BaseAddress is 'ftp://acme/'" },
        { "Nxt:Accounts:Emea:Quota:Headroom", "100", "Gainsight:Nxt:Accounts:Emea:Quota has PerMinute 100 and Headroom 100" },
        { "Px:Accounts:Emea:ApiKey", "AP-XXXXXXXXXX-2", "Gainsight:Px:Accounts:Emea:ApiKey has the form of a product key" },
        { "Px:Accounts:Emea:Timeout", "00:10:00", "Gainsight:Px:Accounts:Emea:Timeout is 00:10:00" },
        { "Px:Accounts:Emea:BaseAddress", "http://api.aptrinsic.com", "Gainsight:Px:Accounts:Emea:BaseAddress is 'http://api.aptrinsic.com/'" },
    };

    [Theory]
    [MemberData(nameof(BadSettings))]
    public void A_bad_setting_is_named_where_it_is_written(string setting, string? value, string expected)
    {
        var failures = Validate(new(Good) { [setting] = value }, OrderShipped.Catalog);
        Assert.StartsWith(expected, failures.Single(failure => failure.StartsWith(expected, StringComparison.Ordinal)), StringComparison.Ordinal);
        Assert.DoesNotContain(failures, static failure => failure.Contains("secret-0123456789", StringComparison.Ordinal) || failure.Contains("bad", StringComparison.Ordinal));
    }

    [Fact]
    public void What_an_account_shares_is_told_once() =>
        Assert.Single(Validate(new(Good) { ["Nxt:Timeout"] = "00:10:00" }, OrderShipped.Catalog));

    [Fact]
    public void Good_settings_are_good() => Assert.Empty(Validate(Good, OrderShipped.Catalog));

    [Fact]
    public void Without_NXT_events_nothing_of_NXT_is_needed() =>
        Assert.Empty(Validate(new() { ["Px:ApiKey"] = "key-0123456789", ["Px:PropertyKey"] = "AP-XXXXXXXXXX-2" }, CustomEvent.Catalog));

    [Fact]
    public void The_emulator_needs_no_credentials() => Assert.Empty(Validate(
        new() { ["Mode"] = "Emulator", ["Px:BaseAddress"] = "http://127.0.0.1:1", ["Nxt:BaseAddress"] = "http://127.0.0.1:1", ["Px:PropertyKey"] = "AP-X-2" },
        OrderShipped.Catalog));

    [Theory]
    [InlineData("Bestellung verschickt ä", "v01", null, "The name 'Bestellung verschickt ä' that event 'Bestellung verschickt ä' (Acme.E) has at Gainsight NXT")]
    [InlineData("order_shipped", "", null, "The version ''")]
    [InlineData("order_shipped", "v01", "a\r\nsharedSecret: x", "The topic 'a")]
    [InlineData("order_shipped", "v01", "orders", "The contract 'ä'", "ä")]
    [InlineData("order_shipped", null, null, "Gainsight:Nxt:EventVersion is not set, and event 'order_shipped' (Acme.E) names no version")]
    public void What_an_event_puts_into_headers_is_checked_at_the_start(string name, string? version, string? topic, string expected, string? contract = null)
    {
        var descriptor = new EventDescriptor
        {
            TypeName = "Acme.E",
            Nxt = new NxtEventDescriptor { EventName = name, Version = version, Topic = topic, Contract = contract },
        };
        Assert.StartsWith(expected, Assert.Single(Validate(Good, new EventCatalog("Acme", [descriptor], []))), StringComparison.Ordinal);
    }

    [Fact]
    public void An_account_s_own_region_goes_before_the_default_account_s_address()
    {
        var settings = new Dictionary<string, string?>(Good) { ["Px:BaseAddress"] = "https://proxy.example", ["Px:Timeout"] = "00:00:03", ["Px:Accounts:Emea:Region"] = "Eu" };
        var lanes = Resolve(settings, OrderShipped.Catalog).Settings.Lanes;
        Assert.Equal(new Uri("https://proxy.example"), lanes[Lane.Px].BaseAddress);
        var emea = (PxLaneSettings)lanes[Emea];
        Assert.Equal((new Uri("https://api-eu.aptrinsic.com"), "key-of-emea", TimeSpan.FromSeconds(3)), (emea.BaseAddress, emea.ApiKey, emea.Timeout));
        Assert.Equal(new Uri("https://proxy.example"), Resolve(new(settings) { ["Mode"] = "Emulator" }, OrderShipped.Catalog).Settings.Lanes[Emea].BaseAddress);
    }

    [Fact]
    public void The_version_of_a_lane_changes_with_address_and_credentials_and_tells_none()
    {
        string[] changes =
        [
            "Nxt:BaseAddress=https://other.gainsightcloud.com", "Nxt:TenantId=other", "Nxt:SharedSecret=other", "Nxt:AccessKey=other",
            "Nxt:ContractId=other", "Nxt:TopicName=other", "Nxt:EventVersion=other",
        ];
        var settings = changes.Select(static change => change.Split('=')).Select(change => new Dictionary<string, string?>(Good) { [change[0]] = change[1] }).Prepend(Good);
        var lanes = settings.Select(static each => Resolve(each, OrderShipped.Catalog).Settings.Lanes[new Lane(EventTarget.Nxt)]).ToList();
        Assert.Equal(changes.Length + 1, lanes.Select(static lane => lane.Version).Distinct().Count());
        Assert.DoesNotContain(lanes, static lane => lane.ToString().Contains("secret", StringComparison.Ordinal));

        var px = Resolve(Good, OrderShipped.Catalog).Settings.Lanes[Lane.Px];
        Assert.NotEqual(px.Version, Resolve(new(Good) { ["Px:ApiKey"] = "another" }, OrderShipped.Catalog).Settings.Lanes[Lane.Px].Version);
        Assert.NotEqual(px.Version, Resolve(new(Good) { ["Px:Region"] = "Eu" }, OrderShipped.Catalog).Settings.Lanes[Lane.Px].Version);
        Assert.Equal(px.Version, Resolve(new(Good) { ["Px:Timeout"] = "00:00:03" }, OrderShipped.Catalog).Settings.Lanes[Lane.Px].Version);
        Assert.DoesNotContain("key-0123456789", px.ToString(), StringComparison.Ordinal);
    }

    private static IReadOnlyList<string> Validate(Dictionary<string, string?> settings, EventCatalog catalog) => Resolve(settings, catalog).Failures;

    private static ResolvedSettings Resolve(Dictionary<string, string?> settings, EventCatalog catalog)
    {
        var options = new GainsightOptions();
        new ConfiguredOptions(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), SettingsRoot.Default).Configure(options);
        return new SettingsResolver(new RegisteredCatalogs([catalog]), SettingsRoot.Default).Resolve(options);
    }
}
