using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>One difference between two plans.</summary>
public sealed record PlanChange
{
    internal PlanChange()
    {
    }

    /// <summary>The event, such as <c>px:Report Exported</c> or <c>nxt:order_shipped (v02)</c>: as it was called before, where it was there before.</summary>
    public required string Event { get; init; }

    /// <summary>The member by its place in the body, such as <c>attributes.featureName</c>; <see langword="null"/> where the event itself changed.</summary>
    public string? Member { get; init; }

    /// <summary>What happened.</summary>
    public required PlanChangeKind Kind { get; init; }

    /// <summary>What it means.</summary>
    public required PlanChangeClass Class { get; init; }

    /// <summary>Whether a change that breaks is announced: by a new version at Gainsight NXT, or by the note <c>retired</c>.</summary>
    public bool IsAnnounced { get; init; }

    /// <summary>What was there; <see langword="null"/> for nothing.</summary>
    public string? Before { get; init; }

    /// <summary>What is there; <see langword="null"/> for nothing.</summary>
    public string? After { get; init; }

    /// <summary>The change for people: what, what it means, and what to do about it.</summary>
    public required string Message { get; init; }

    /// <summary>Whether it breaks and nothing announces it.</summary>
    public bool IsError => Class == PlanChangeClass.Breaking && !IsAnnounced;

    /// <summary>The event as it was; null where it is new.</summary>
    internal PlanEvent? EventBefore { get; init; }

    /// <summary>The event as it is; null where it is gone.</summary>
    internal PlanEvent? EventAfter { get; init; }

    /// <summary>The member as it was; null where it is new, and where the event itself changed.</summary>
    internal PlanMember? MemberBefore { get; init; }

    /// <summary>The member as it is; null where it is gone, and where the event itself changed.</summary>
    internal PlanMember? MemberAfter { get; init; }

    /// <summary>What changed, on one line.</summary>
    internal string Subject { get; init; } = "";

    /// <summary>What happened to it: the end of a sentence that begins with the subject, without a full stop.</summary>
    internal string Sentence { get; init; } = "";

    /// <summary>What to do, as a sentence; null where nothing has to be done.</summary>
    internal string? Remedy { get; init; }

    /// <summary>Which number of the version has to rise for it.</summary>
    public VersionAdvice Advice => (Class, Kind) switch
    {
        (PlanChangeClass.Breaking, _) => VersionAdvice.Major,
        (_, PlanChangeKind.Described or PlanChangeKind.PersonalChanged) => VersionAdvice.Patch,
        _ => VersionAdvice.Minor,
    };
}
