using GainsightEvents.Wire;

namespace GainsightEvents.Settings;

/// <summary>All settings in force, resolved and valid. It never changes: changed settings make another one.</summary>
internal sealed class SettingsSnapshot
{
    public required GainsightMode Mode { get; init; }

    public required InvalidEventPolicy OnInvalid { get; init; }

    /// <summary>Whether this process delivers.</summary>
    public required bool Dispatch { get; init; }

    public required OutboxSettings Outbox { get; init; }

    /// <summary>The lanes that run: of each target that registered events go to, the default account's and one for each other account.</summary>
    public required IReadOnlyDictionary<Lane, LaneSettings> Lanes { get; init; }

    /// <summary>Whether both say the same.</summary>
    public bool IsSameAs(SettingsSnapshot other) =>
        Mode == other.Mode
        && OnInvalid == other.OnInvalid
        && Dispatch == other.Dispatch
        && Outbox == other.Outbox
        && Lanes.Count == other.Lanes.Count
        && Lanes.All(lane => other.Lanes.TryGetValue(lane.Key, out var settings) && lane.Value.Equals(settings));
}

/// <summary>What the outbox keeps, how much and for how long; <see cref="OutboxOptions"/> explains each.</summary>
internal sealed record OutboxSettings(
    int MaxEvents, long MaxBytes, OutboxOverflow Overflow, TimeSpan WaitTimeout, TimeSpan MaxAge, TimeSpan DeadLetterMaxAge, TimeSpan StopTimeout);

/// <summary>What Gainsight admits: <paramref name="Limit"/> requests in its short window and <paramref name="PerDay"/> in a day.</summary>
/// <param name="Limit">Requests a second for Gainsight PX, a minute for Gainsight NXT.</param>
/// <param name="PerDay">Requests in any 24 hours.</param>
/// <param name="Headroom">Requests of the short window left to other users.</param>
internal readonly record struct LaneQuota(int Limit, int PerDay, int Headroom)
{
    /// <summary>One of several equal shares, at least a request.</summary>
    public LaneQuota DividedBy(int shares)
    {
        var limit = Math.Max(1, Limit / shares);
        return new(limit, Math.Max(1, PerDay / shares), Math.Min(limit - 1, (Headroom + shares - 1) / shares));
    }
}

/// <summary>How one lane is reached, and how fast.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="BaseAddress">Scheme and host, with a path where a proxy wants one; <see langword="null"/> where none is set, as <c>Mode</c> Off allows.</param>
internal abstract record LaneSettings(Lane Lane, Uri? BaseAddress)
{
    // An attempt that was given up may still be on its way; its entry is not sent again before this has passed.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(30);

    /// <summary>Whether anything is sent: <c>Gainsight:Mode</c> is not <see cref="GainsightMode.Off"/>.</summary>
    public required bool IsOn { get; init; }

    /// <summary><c>Gainsight:Dispatch</c>: whether this process is one of those that send.</summary>
    public bool Dispatch { get; init; } = true;

    /// <summary>Whether this process sends.</summary>
    public bool Delivers => IsOn && Dispatch;

    /// <summary>How long one attempt may take.</summary>
    public required TimeSpan Timeout { get; init; }

    public required LaneQuota Quota { get; init; }

    /// <summary>Attempts that may be under way at once.</summary>
    public required int MaxInFlight { get; init; }

    /// <summary>Where events are posted to; <see langword="null"/> where no address is set, or one that is refused at the start.</summary>
    public Uri? EndPoint { get; protected init; }

    /// <summary>Whose quota the lane spends: lanes that say the same spend one.</summary>
    public abstract string QuotaOwner { get; }

    /// <summary>How long an entry is its claimer's own; longer than an attempt may take.</summary>
    public TimeSpan LeaseDuration => Timeout + LeaseMargin;

    /// <summary>
    /// Changes with address and credentials and with nothing else, and is the same in all processes that have the same ones. It tells none
    /// of them.
    /// </summary>
    public long Version { get; protected init; }

    /// <summary>What must never be told.</summary>
    public abstract IReadOnlyList<string> Secrets { get; }

    /// <summary>The lane alone: a record would print its secrets.</summary>
    public sealed override string ToString() => Lane.Name;

    protected static Uri? EndPointAt(Uri? baseAddress, string path) =>
        baseAddress is not { IsAbsoluteUri: true } ? null : new Uri(baseAddress.AbsoluteUri.TrimEnd('/') + path);
}

/// <summary>How a lane of Gainsight PX is reached.</summary>
internal sealed record PxLaneSettings : LaneSettings
{
    private readonly string _apiKey = "";

    public PxLaneSettings(Lane lane, Uri? baseAddress, string apiKey)
        : base(lane, baseAddress)
    {
        _apiKey = apiKey;
        EndPoint = EndPointAt(baseAddress, ApiPaths.PxCustomEvent);
        Version = SettingsFingerprint.Of(baseAddress?.ToString(), apiKey);
    }

    /// <summary>The REST API key. Secret.</summary>
    public string ApiKey => _apiKey;

    /// <summary>Whether <c>eventId</c> goes on the wire.</summary>
    public bool SendEventId { get; init; }

    /// <summary>The product keys that configuration gives, by product; "" is the default product.</summary>
    public IReadOnlyDictionary<string, string> PropertyKeys { get; init; } = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);

    public override IReadOnlyList<string> Secrets => [_apiKey];

    // The fingerprint of address and key, which tells neither.
    public override string QuotaOwner => $"px {Version}";

    public bool Equals(PxLaneSettings? other) =>
        base.Equals(other)
        && _apiKey == other._apiKey
        && SendEventId == other.SendEventId
        && PropertyKeys.Count == other.PropertyKeys.Count
        && PropertyKeys.All(key => other.PropertyKeys.TryGetValue(key.Key, out var value) && value == key.Value);

    public override int GetHashCode() => base.GetHashCode();
}

/// <summary>How a lane of Gainsight NXT is reached.</summary>
internal sealed record NxtLaneSettings : LaneSettings
{
    public NxtLaneSettings(Lane lane, Uri? baseAddress, NxtHeaders headers)
        : this(lane, baseAddress, headers, ApiPaths.NxtEvent, new NxtHeaderNames())
    {
    }

    public NxtLaneSettings(Lane lane, Uri? baseAddress, NxtHeaders headers, string path, NxtHeaderNames names)
        : base(lane, baseAddress)
    {
        (Headers, Path, HeaderNames) = (headers, path, names);
        EndPoint = EndPointAt(baseAddress, path);
        Version = SettingsFingerprint.Of(
            baseAddress?.ToString(), path, names.ToString(), headers.TenantId, headers.SharedSecret, headers.AccessKey, headers.ContractId, headers.TopicName, headers.EventVersion);
    }

    public NxtHeaders Headers { get; }

    /// <summary>The path of the endpoint.</summary>
    public string Path { get; }

    public NxtHeaderNames HeaderNames { get; }

    public override string QuotaOwner => $"nxt {BaseAddress?.Authority} {Headers.TenantId}";

    public override IReadOnlyList<string> Secrets =>
        Headers.AccessKey is null ? [Headers.SharedSecret] : [Headers.SharedSecret, Headers.AccessKey];
}

/// <summary>How the headers of Gainsight NXT are named.</summary>
internal sealed record NxtHeaderNames
{
    public string EventName { get; init; } = GainsightHeaders.EventName;

    public string EventVersion { get; init; } = GainsightHeaders.EventVersion;

    public string TopicName { get; init; } = GainsightHeaders.TopicName;

    public string TenantId { get; init; } = GainsightHeaders.TenantId;

    public string SharedSecret { get; init; } = GainsightHeaders.SharedSecret;

    public string AccessKey { get; init; } = GainsightHeaders.AccessKey;

    public string ContractId { get; init; } = GainsightHeaders.ContractId;
}

/// <summary>The headers of Gainsight NXT that configuration gives.</summary>
/// <param name="TenantId"><c>tenantId</c>.</param>
/// <param name="SharedSecret"><c>sharedSecret</c>. Secret.</param>
internal sealed record NxtHeaders(string TenantId, string SharedSecret)
{
    /// <summary><c>Accesskey</c>, where the tenant asks for one. Secret.</summary>
    public string? AccessKey { get; init; }

    /// <summary><c>contractId</c>, where the tenant asks for one.</summary>
    public string? ContractId { get; init; }

    /// <summary><c>topicName</c> of events that name none.</summary>
    public string? TopicName { get; init; }

    /// <summary><c>eventVersion</c> of events that name none.</summary>
    public string? EventVersion { get; init; }

    /// <summary>The tenant alone: a record would print its secrets.</summary>
    public override string ToString() => TenantId;
}
