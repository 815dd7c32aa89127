using System.Text;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Time;

namespace GainsightEvents.Tests.Delivery;

/// <summary>A client as a host would register it, pointed at a loopback address.</summary>
internal sealed class NxtClientHarness : IDisposable
{
    public const string Secret = "1b2c-shared-secret";
    public const string AccessKey = "9d8e-access-key";

    private readonly RegisteredClients _clients = new();

    public NxtClientHarness(Uri address)
    {
        Endpoint = new NxtEndpoint(address, "tenant-1", Secret, TimeSpan.FromSeconds(30)) { EventVersion = "v01" };
        Client = new NxtClient(new HttpExchange(_clients, Clock), _ => Endpoint, Logger);
    }

    public FakeTimeProvider Clock { get; } = new();

    public RecordingLogger<NxtClient> Logger { get; } = new();

    public NxtEndpoint Endpoint { get; set; }

    public NxtClient Client { get; }

    public static LeasedEntry Entry(string body = "{}", string? version = null, string? topic = null) => new(
        1,
        1,
        Guid.NewGuid(),
        new Lane(EventTarget.Nxt),
        new EntryHeader("sample_event", EventPriority.Normal, null) { EventVersion = version, TopicName = topic },
        Encoding.UTF8.GetBytes(body),
        0,
        default);

    public Task<TransportResponse> SendAsync(string body = "{}", string? version = null, string? topic = null) =>
        Client.SendAsync(Entry(body, version, topic), CancellationToken.None);

    public void Dispose() => _clients.Dispose();
}
