using System.Text;
using GainsightEvents.Presets;
using GainsightEvents.Tests.Delivery;
using GainsightEvents.Tests.Publishing;

namespace GainsightEvents.Tests.Hosting;

/// <summary>All rooms together, over sockets.</summary>
public sealed class DeliveryTests : IAsyncLifetime
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LoopbackServer _px = new();
    private readonly LoopbackServer _emea = new();
    private readonly LoopbackServer _nxt = new();
    private readonly GainsightOptions _options = new();
    private readonly RecordingObserver _observer = new();
    private readonly GainsightPublisher _publisher;

    public DeliveryTests()
    {
        _options.Px.ApiKey = "key-of-default";
        _options.Px.PropertyKey = "AP-DEFAULT-2";
        _options.Px.BaseAddress = _px.Address;
        _options.Px.Accounts["Emea"] = new PxAccountOptions { ApiKey = "key-of-emea", PropertyKey = "AP-EMEA-2", BaseAddress = _emea.Address };
        _options.Nxt.BaseAddress = _nxt.Address;
        _options.Nxt.TenantId = "tenant-1";
        _options.Nxt.SharedSecret = "secret-1";
        _options.Nxt.EventVersion = "v01";
        _nxt.Answer = static _ => LoopbackServer.Response("200 OK", """{"result":true,"data":{"eventId":"1"}}""");
        _publisher = GainsightPublisher.Create(_options, builder => builder.AddObserver(_observer), OrderShipped.Catalog);
    }

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => default;

    public async ValueTask DisposeAsync()
    {
        await _publisher.DisposeAsync();
        _px.Dispose();
        _emea.Dispose();
        _nxt.Dispose();
    }

    [Fact]
    public async Task One_event_reaches_both_targets_each_under_its_name()
    {
        var receipt = await _publisher.PublishAsync(new OrderShipped("user-1", 3), Ended);
        await FlushAsync();

        Assert.Contains("\"eventName\":\"Order Shipped\"", BodyOf(_px), StringComparison.Ordinal);
        Assert.Equal("""{"userId":"user-1","items":3}""", BodyOf(_nxt));
        var head = Assert.Single(_nxt.Requests).Head;
        Assert.Contains("\r\neventName: order_shipped\r\neventVersion: v02\r\ntenantId: tenant-1\r\nsharedSecret: secret-1\r\ntopicName: orders\r\n", head, StringComparison.Ordinal);
        Assert.Equal(
            [(receipt.EventId, "Gainsight:Nxt"), (receipt.EventId, "Gainsight:Px")],
            (await ToldAsync(2)).Select(static final => (final.EventId, final.Lane.Name)).Order());
    }

    [Fact]
    public async Task An_account_s_events_go_to_its_address_under_its_key()
    {
        await _publisher.ForAccount("emea").PublishAsync(new CustomEvent("A", "user-1"), Ended);
        await FlushAsync();

        Assert.Empty(_px.Requests);
        Assert.Contains("\r\nX-APTRINSIC-API-KEY: key-of-emea\r\n", Assert.Single(_emea.Requests).Head, StringComparison.Ordinal);
        Assert.Contains("\"AP-EMEA-2\"", BodyOf(_emea), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_paused_account_holds_up_no_other_and_goes_on_under_a_changed_key()
    {
        _emea.Answer = static head => LoopbackServer.Response(head.Contains("key-of-emea", StringComparison.Ordinal) ? "401 Unauthorized" : "201 Created", "");
        await _publisher.ForAccount("Emea").PublishAsync(new CustomEvent("A", "user-1"), Ended);
        await _publisher.PublishAsync(new CustomEvent("B", "user-1"), Ended);
        Assert.Equal("B", Assert.Single(await ToldAsync(1)).EventName);
        _options.Px.Accounts["Emea"].ApiKey = "rotated";
        await FlushAsync();
        Assert.DoesNotContain(await ToldAsync(2), static final => final.Outcome != DeliveryOutcome.Delivered);
    }

    [Fact]
    public async Task A_System_Asset_Event_is_delivered_beside_declared_events()
    {
        await _publisher.PublishAsync(
            new SystemAssetEvent { EventName = "company_loaded", AssetType = AssetType.Objects, AssetId = "Company", Operation = AssetOperation.Insert }, Ended);
        await FlushAsync();

        Assert.Equal("""{"tenantId":"tenant-1","assetType":"OBJECTS","assetId":"Company","operation":"INSERT"}""", BodyOf(_nxt));
        Assert.Contains("\r\neventName: company_loaded\r\neventVersion: v01\r\n", Assert.Single(_nxt.Requests).Head, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_unregistered_event_is_a_dead_letter_at_NXT_and_delivered_at_PX()
    {
        _nxt.Answer = static _ => LoopbackServer.Response("400 Bad Request", """{"result":false,"errorCode":"1001","message":"Event is not registered"}""");
        await _publisher.PublishAsync(new OrderShipped("user-1", 3), Ended);
        await FlushAsync();

        var dead = Assert.Single(await _publisher.DeadLetters.ListAsync(cancellationToken: Ended));
        Assert.Equal((new Lane(EventTarget.Nxt), "order_shipped"), (dead.Lane, dead.EventName));
        Assert.Equal(new LedgerCounts { Accepted = 2, Delivered = 1, DeadLettered = 1 }, (await _publisher.ReadLedgerAsync(Ended)).Total);
    }

    private static string BodyOf(LoopbackServer server) => Encoding.UTF8.GetString(Assert.Single(server.Requests).Body);

    /// <summary>What the observer was told, which happens beside the delivery.</summary>
    private async Task<IReadOnlyCollection<DeliveryReport>> ToldAsync(int count)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (_observer.Told.Count < count)
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        return _observer.Told;
    }

    private async Task FlushAsync() => Assert.True((await _publisher.FlushAsync(Patience, Ended)).Completed);
}
