using System.Text;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Delivery;

/// <summary>A client as a host would register it, pointed at a loopback address.</summary>
internal sealed class PxClientHarness : IDisposable
{
    public const string Key = "3f0c9a7e-secret-key";

    private readonly RegisteredClients _clients = new();

    public PxClientHarness(Uri address, TimeProvider? time = null)
    {
        Endpoint = new PxEndpoint(address, Key, TimeSpan.FromSeconds(30));
        Client = new PxClient(new HttpExchange(_clients, time ?? Clock), _ => Endpoint);
    }

    public FakeTimeProvider Clock { get; } = new();

    public PxEndpoint Endpoint { get; set; }

    public PxClient Client { get; }

    public static LeasedEntry Entry(string body = """{"identifyId":"ä"}""") =>
        new(1, 1, Guid.NewGuid(), Lane.Px, OutboxDriver.Header("Feature Used"), Encoding.UTF8.GetBytes("xx" + body).AsMemory(2), 0, default);

    public Task<TransportResponse> SendAsync(string body = "{}") => Client.SendAsync(Entry(body), CancellationToken.None);

    public void Dispose() => _clients.Dispose();
}
