using System.Text.Json.Serialization;

namespace GainsightEvents.Presets;

/// <summary>
/// What the events of the B2B/SaaS preset have in common: who did it, where and when. <see cref="IEventContext"/> fills what is null, except the
/// user's id.
/// </summary>
public abstract record SaasEvent
{
    /// <summary>The user's stable id.</summary>
    [IdentifyId]
    public required string UserId { get; init; }

    /// <summary>The account the user belongs to.</summary>
    [AccountId]
    public string? AccountId { get; init; }

    /// <summary>The session it happened in.</summary>
    [SessionId]
    public string? SessionId { get; init; }

    /// <summary>The page it happened on.</summary>
    [EventUrl]
    public Uri? Page { get; init; }

    /// <summary>The page before.</summary>
    [Referrer]
    public Uri? Referrer { get; init; }

    /// <summary>The user's address or host name.</summary>
    [RemoteHost]
    public string? RemoteHost { get; init; }

    /// <summary>The kind of event.</summary>
    [EventType]
    public string? EventType { get; init; }

    /// <summary>Values that describe the user's situation, beside the event's own.</summary>
    [GlobalContext]
    public IReadOnlyDictionary<string, string>? GlobalContext { get; init; }

    /// <summary>The kind of actor.</summary>
    [UserType]
    public PxUserType? UserType { get; init; }

    /// <summary>When it happened. <see langword="null"/>: the time of Publish.</summary>
    [EventDate]
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>
    /// Attributes that the preset does not have, by their names on the wire: strings, booleans, numbers, Guids and times. A value of another
    /// type, or a name that the event already has, is refused.
    /// </summary>
    [JsonExtensionData]
    public IDictionary<string, object?>? Properties { get; init; }
}
