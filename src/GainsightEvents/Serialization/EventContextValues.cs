namespace GainsightEvents;

/// <summary>What <see cref="IEventContext"/> knows about the actor. A null field leaves the event's field as it is.</summary>
public sealed record EventContextValues
{
    /// <summary>The user's stable id, for events marked <see cref="IdentitySource.FromContext"/>.</summary>
    public string? IdentifyId { get; init; }

    /// <summary>The account the user belongs to.</summary>
    public string? AccountId { get; init; }

    /// <summary>The session.</summary>
    public string? SessionId { get; init; }

    /// <summary>The page.</summary>
    public string? Url { get; init; }

    /// <summary>The referring page.</summary>
    public string? Referrer { get; init; }

    /// <summary>The actor's address or host name.</summary>
    public string? RemoteHost { get; init; }

    /// <summary>The kind of event.</summary>
    public string? EventType { get; init; }

    /// <summary>
    /// The values that Gainsight PX shows with every event as its global context. An event that has a global context of its own keeps that one.
    /// </summary>
    public IReadOnlyDictionary<string, EventValue>? GlobalContext { get; init; }

    /// <summary>The kind of actor; anonymous ones are <see cref="PxUserType.Visitor"/> or <see cref="PxUserType.Lead"/>.</summary>
    public PxUserType? UserType { get; init; }
}
