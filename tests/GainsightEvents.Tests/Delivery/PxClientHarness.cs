using System.Text;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
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
        Client = new PxClient(new HttpExchange(_clients, time ?? Clock), static () => []);
        Use(address);
    }

    public FakeTimeProvider Clock { get; } = new();

    public PxClient Client { get; }

    public PxLaneSettings Settings { get; private set; } = null!;

    public static LeasedEntry Entry(string body = """{"identifyId":"ä"}""")
    {
        // A range of a larger buffer, as a store hands it out.
        var entry = OutboxDriver.Leased(Lane.Px);
        return entry with { Body = Encoding.UTF8.GetBytes("xx" + body).AsMemory(2) };
    }

    public void Use(Uri address, string key = Key) => Settings = new PxLaneSettings(Lane.Px, address, key)
    {
        IsOn = true,
        Timeout = TimeSpan.FromSeconds(30),
        Quota = LaneHarness.OfPx,
        MaxInFlight = LaneHarness.MaxInFlight,
    };

    public Task<TransportResponse> SendAsync(string body = "{}") => Client.SendAsync(Entry(body), Settings, CancellationToken.None);

    public void Dispose() => _clients.Dispose();
}
