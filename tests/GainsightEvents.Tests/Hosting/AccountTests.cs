using GainsightEvents.Delivery;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Tests.Hosting;

public sealed class AccountTests
{
    private static readonly Dictionary<string, string?> TwoAccounts = new()
    {
        ["Gainsight:Px:Accounts:Emea:ApiKey"] = "key-of-emea",
        ["Gainsight:Px:Accounts:Emea:PropertyKey"] = "AP-EMEA-2",
        ["Gainsight:Px:Accounts:Apac:Quota:PerSecond"] = "50",
        ["Gainsight:Nxt:Accounts:Emea:TenantId"] = "tenant-emea",
    };

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_keyed_publisher_publishes_to_its_account()
    {
        using var driver = new AccountDriver(TwoAccounts);
        await driver.PublisherOf("emea").PublishAsync(new OrderShipped("user-1", 3), Ended);

        Assert.Empty(await driver.ClaimAsync(EventTarget.Px));
        Assert.Equal("AP-EMEA-2", (await driver.ReadOneAsync(EventTarget.Px, "Emea")).GetProperty("propertyKey").GetString());
        Assert.Single(await driver.ClaimAsync(EventTarget.Nxt, "Emea"));
    }

    [Fact]
    public async Task What_an_account_lacks_is_the_default_accounts()
    {
        using var driver = new AccountDriver(TwoAccounts);
        await driver.PublisherOf("Apac").PublishAsync(new OrderShipped("user-1", 3), Ended);

        Assert.Equal("AP-XXXXXXXXXX-2", (await driver.ReadOneAsync(EventTarget.Px, "Apac")).GetProperty("propertyKey").GetString());
    }

    [Fact]
    public async Task An_account_of_one_target_uses_the_default_lane_of_the_other_so_that_no_quota_is_spent_twice()
    {
        using var driver = new AccountDriver(TwoAccounts);
        await driver.PublisherOf("Apac").PublishAsync(new OrderShipped("user-1", 3), Ended);
        Assert.Single(await driver.ClaimAsync(EventTarget.Nxt));
    }

    [Fact]
    public async Task The_publisher_without_a_key_publishes_to_the_default_account()
    {
        using var driver = new AccountDriver(TwoAccounts);
        await driver.Publisher.PublishAsync(new OrderShipped("user-1", 3), Ended);
        Assert.Single(await driver.ClaimAsync(EventTarget.Px));
        Assert.Single(await driver.ClaimAsync(EventTarget.Nxt));
    }

    [Fact]
    public void Every_account_has_a_lane_and_those_of_one_subscription_share_its_quota()
    {
        using var driver = new AccountDriver(TwoAccounts);
        Assert.Equal(
            [
                ("Gainsight:Nxt", new LaneQuota(100, 50_000, 3)),
                ("Gainsight:Nxt:Accounts:Emea", new LaneQuota(100, 50_000, 3)),
                ("Gainsight:Px", new LaneQuota(100, 500_000, 3)),
                ("Gainsight:Px:Accounts:Apac", new LaneQuota(25, 500_000, 3)),
                ("Gainsight:Px:Accounts:Emea", new LaneQuota(200, 1_000_000, 5)),
            ],
            driver.Lanes.Select(static lane => (lane.Lane.Name, lane.Quota)).OrderBy(static lane => lane.Name, StringComparer.Ordinal));
    }

    [Theory]
    [InlineData("SharedSecret", "another-secret-0123", 50)]
    [InlineData("ContractId", "contract 7", 50)]
    [InlineData("TenantId", "tenant-2", 100)]
    [InlineData("BaseAddress", "https://other.gainsightcloud.com", 100)]
    public void Accounts_of_one_tenant_share_its_quota_whatever_else_they_have_of_their_own(string setting, string value, int perMinute)
    {
        using var driver = new AccountDriver(new() { [$"Gainsight:Nxt:Accounts:Other:{setting}"] = value });
        Assert.All([new Lane(EventTarget.Nxt), new Lane(EventTarget.Nxt, "Other")], lane => Assert.Equal(perMinute, driver.Lanes.Single(each => each.Lane == lane).Quota.Limit));
    }

    [Fact]
    public void A_share_of_a_quota_is_at_least_one_request()
    {
        Assert.Equal(new LaneQuota(1, 1, 0), new LaneQuota(2, 2, 1).DividedBy(5));
        Assert.Equal(new LaneQuota(33, 16_666, 1), new LaneQuota(100, 50_000, 3).DividedBy(3));
    }

    [Fact]
    public void A_lane_of_NXT_sends_at_most_three_at_once_and_one_of_PX_four()
    {
        using var driver = new AccountDriver(TwoAccounts);
        var bursts = driver.Lanes.ToDictionary(static lane => lane.Lane, static lane => LanePolicies.Of(lane, static () => 0).Quota.Burst);
        Assert.Equal((4, 3), (bursts[Lane.Px], bursts[new Lane(EventTarget.Nxt)]));
    }

    [Fact]
    public void Without_NXT_events_no_NXT_lane_runs()
    {
        using var driver = new AccountDriver(TwoAccounts, CustomEvent.Catalog);
        Assert.Equal(3, driver.Lanes.Count);
        Assert.DoesNotContain(driver.Lanes, static lane => lane.Lane.Target != EventTarget.Px);
    }

    [Fact]
    public void An_unknown_name_is_an_error_that_lists_the_configured_ones()
    {
        using var driver = new AccountDriver(TwoAccounts);
        var exception = Assert.Throws<ArgumentException>(() => driver.PublisherOf("Latam"));
        Assert.Contains("There is no account 'Latam' under Gainsight:Px:Accounts or Gainsight:Nxt:Accounts. Configured: Apac, Emea.", exception.Message, StringComparison.Ordinal);

        using var without = new AccountDriver();
        Assert.Contains("None is configured.", Assert.Throws<ArgumentException>(() => without.PublisherOf("Latam")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_service_asks_for_its_publisher_by_attribute()
    {
        using var driver = new AccountDriver(TwoAccounts);
        Assert.Same(driver.PublisherOf("Emea"), ActivatorUtilities.CreateInstance<Exporter>(driver.Services).Publisher);
    }

    [Fact]
    public async Task The_publisher_without_a_host_has_accounts_too()
    {
        var options = new GainsightOptions { Mode = GainsightMode.Off };
        options.Px.Accounts["Emea"] = new PxAccountOptions();
        await using var publisher = GainsightPublisher.Create(options, CustomEvent.Catalog);

        Assert.Equal(PublishStatus.Off, (await publisher.ForAccount("emea").PublishAsync(new CustomEvent("A", "user-1"), Ended)).Status);
        Assert.Throws<ArgumentException>(() => publisher.ForAccount("Latam"));
    }

    internal sealed class Exporter([FromKeyedServices("Emea")] IEventPublisher publisher)
    {
        public IEventPublisher Publisher => publisher;
    }
}
