using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;
using GainsightEvents.Tool.Settings;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Tool.Doctor;

/// <summary>
/// Asks Gainsight what it thinks of the keys, by a request that stores nothing: at PX one without any field, at NXT one of a name that nobody has registered.
/// Answers as Gainsight documents them and as public clients have seen them.
/// </summary>
internal sealed class KeyProbe : IAsyncDisposable
{
    /// <summary>Registered by nobody.</summary>
    public const string UnregisteredEvent = "gainsight-events-doctor";

    private const string NotRegistered = "1001";

    private readonly ServiceProvider _services;
    private readonly List<ITransport> _transports;

    public KeyProbe(ApplicationSettings application, EventCatalog catalog)
    {
        var services = new ServiceCollection();
        services.AddGainsightEvents(application.Gainsight, catalog);

        // What is wrong with the settings has been told; here they only say what must not be told.
        services.PostConfigure<GainsightOptions>(static options => options.Mode = GainsightMode.Off);
        _services = services.BuildServiceProvider();
        _transports = [.. _services.GetServices<ITransport>()];
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Asks Gainsight PX.</summary>
    public async Task<Finding> AskPxAsync(PxLaneSettings lane, CancellationToken cancellationToken)
    {
        var subject = $"{lane.Lane}, key";
        var answer = await AskAsync(lane, cancellationToken);
        return answer switch
        {
            { IsWebPage: true } => WebPage(subject, lane, answer),
            { Status: 400 or 422 } => Finding.Right(subject, "is known, and may write: a request without any field was refused for its fields, and nothing is stored."),
            { Status: 401 } => Finding.Error(subject, $"is not known at {lane.BaseAddress!.Authority}: {answer.Message}", $"Set {lane.Lane}:ApiKey to a key of Administration > Integrations > REST API, not the product key. A key of another region is not known either."),
            { Status: 403 } => Finding.Error(subject, $"may not write: {answer.Message}", "Give the key the permission Write under Administration > Integrations > REST API."),
            { Status: 404 } => await FindRegionAsync(subject, lane, answer, cancellationToken),
            _ => Other(subject, answer),
        };
    }

    /// <summary>Asks Gainsight NXT.</summary>
    public async Task<Finding> AskNxtAsync(NxtLaneSettings lane, CancellationToken cancellationToken)
    {
        var subject = $"{lane.Lane}, credentials";
        var answer = await AskAsync(lane, cancellationToken);
        return answer switch
        {
            { IsWebPage: true } => WebPage(subject, lane, answer),
            { ErrorCode: NotRegistered } => Finding.Right(subject, "are known: an event that nobody has registered was refused for its name, and nothing is stored."),
            { Status: 401 or 403 } => Finding.Error(subject, $"are not known at {lane.BaseAddress!.Authority}: {answer.Message}", $"Compare {lane.Lane}:TenantId and SharedSecret with the sender registered under Administration > Events, and AccessKey where the tenant asks for one."),
            { Status: 404 } => Finding.Error(subject, $"there is no Events API at {lane.EndPoint}: {answer.Message}", $"Set {lane.Lane}:BaseAddress to the tenant's domain, and Path where the tenant's differs."),
            _ => Other(subject, answer),
        };
    }

    private async Task<Finding> FindRegionAsync(string subject, PxLaneSettings lane, TransportResponse answer, CancellationToken cancellationToken)
    {
        var regions = Enum.GetValues<PxRegion>();

        // A host that is none of Gainsight's is not a region, and gets no key of another's.
        if (regions.Any(region => PxSettingsResolver.HostOf(region).Host == lane.BaseAddress!.Host))
        {
            foreach (var region in regions.Where(region => PxSettingsResolver.HostOf(region).Host != lane.BaseAddress!.Host))
            {
                var other = new PxLaneSettings(lane.Lane, PxSettingsResolver.HostOf(region), lane.ApiKey) { IsOn = true, Timeout = lane.Timeout, Quota = lane.Quota, MaxInFlight = 1 };
                if (await AskAsync(other, cancellationToken) is { Status: 400 or 422 or 403 })
                {
                    return Finding.Error(subject, $"is not of the region of {lane.BaseAddress!.Authority}, which answers 404; that of {region} knows it.", $"Set {lane.Lane}:Region to {region}.");
                }
            }
        }

        return Finding.Error(subject, $"{lane.EndPoint} answers 404: {answer.Message}", $"Set {lane.Lane}:Region to the subscription's, or BaseAddress to the right host.");
    }

    private Task<TransportResponse> AskAsync(LaneSettings lane, CancellationToken cancellationToken)
    {
        var entry = new LeasedEntry
        {
            Key = 0,
            Epoch = 0,
            EventId = Guid.Empty,
            Lane = lane.Lane,
            Header = new EntryHeader(UnregisteredEvent, EventPriority.Normal, IdentityField: null) { EventVersion = "v01", TopicName = UnregisteredEvent },
            Body = "{}"u8.ToArray(),
            AcceptedAt = DateTimeOffset.UtcNow,
            ClaimedAt = 0,
            Version = lane.Version,
        };
        return _transports.Single(transport => transport.Target == lane.Lane.Target).SendAsync(entry, lane, cancellationToken);
    }

    private static Finding WebPage(string subject, LaneSettings lane, TransportResponse answer) => Finding.Error(
        subject, $"{lane.EndPoint} answers {answer.Status} with a web page: {answer.Message}", "That is not Gainsight: a proxy, a sign-in page or another host does so. Correct the address, or have the proxy let it pass.");

    private static Finding Other(string subject, TransportResponse answer) => answer switch
    {
        { Status: 0 } => Finding.Error(subject, $"could not be asked: {answer.Message}", "See what is said of the host."),
        { Status: 429 } => Finding.Warning(subject, "the quota is used up just now.", "See who else uses the key; ask again in a minute."),
        { Status: >= 500 } => Finding.Warning(subject, $"the host has trouble of its own: {answer.Status} {answer.Message}", "Ask again later."),
        { Status: >= 200 and < 300 } => Finding.Warning(subject, $"a request that should have been refused was taken ({answer.Status}); look for an event named {UnregisteredEvent}, or one without a name.", "Tell whoever runs the host."),
        _ => Finding.Error(subject, $"answers {answer.Status}{(answer.ErrorCode is null ? "" : $", {answer.ErrorCode}")}: {answer.Message}", remedy: null),
    };
}
