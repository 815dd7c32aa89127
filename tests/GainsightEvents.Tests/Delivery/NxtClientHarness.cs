using System.Text;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Tests.Outbox;
using GainsightEvents.Tests.Time;
using GainsightEvents.Wire;

namespace GainsightEvents.Tests.Delivery;

/// <summary>A client as a host would register it, pointed at a loopback address.</summary>
internal sealed class NxtClientHarness(Uri address) : IDisposable
{
    public const string Secret = "1b2c-shared-secret";
    public const string AccessKey = "9d8e-access-key";

    private static readonly Lane Nxt = new(EventTarget.Nxt);

    private readonly RegisteredClients _clients = new();
    private NxtClient? _client;

    public FakeTimeProvider Clock { get; } = new();

    public RecordingLogger<NxtClient> Logger { get; } = new();

    public Uri? Address { get; set; } = address;

    public string Path { get; set; } = ApiPaths.NxtEvent;

    public NxtHeaderNames HeaderNames { get; set; } = new();

    public NxtHeaders Headers { get; set; } = new("tenant-1", Secret) { EventVersion = "v01" };

    public static LeasedEntry Entry(string body = "{}", string? version = null, string? topic = null) => OutboxDriver.Leased(Nxt) with
    {
        Header = new EntryHeader("sample_event", EventPriority.Normal, null) { EventVersion = version, TopicName = topic },
        Body = Encoding.UTF8.GetBytes(body),
    };

    public Task<TransportResponse> SendAsync(string body = "{}", string? version = null, string? topic = null)
    {
        _client ??= new NxtClient(new HttpExchange(_clients, Clock), static () => [], Logger);
        var settings = new NxtLaneSettings(Nxt, Address, Headers, Path, HeaderNames) { IsOn = true, Timeout = TimeSpan.FromSeconds(30), Quota = LaneHarness.OfNxt, MaxInFlight = LaneHarness.MaxInFlight };
        return _client.SendAsync(Entry(body, version, topic), settings, CancellationToken.None);
    }

    public void Dispose() => _clients.Dispose();
}
