using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>The changes of one event, as they are found.</summary>
/// <param name="planned">The event as it was, or as it is where it is new.</param>
/// <param name="isAnnounced">Whether a new version announces whatever breaks.</param>
internal sealed class ChangeList(PlanEvent planned, bool isAnnounced = false)
{
    private readonly List<PlanChange> _changes = [];

    public IReadOnlyList<PlanChange> Changes => _changes;

    /// <summary>Adds a change.</summary>
    /// <param name="member">The member; null for the event itself.</param>
    /// <param name="kind">What happened.</param>
    /// <param name="judged">What it means.</param>
    /// <param name="before">What was there.</param>
    /// <param name="after">What is there.</param>
    /// <param name="sentence">The end of a sentence that begins with the name of what changed, without a full stop.</param>
    public void Add(string? member, PlanChangeKind kind, PlanChangeClass judged, string? before, string? after, string sentence)
    {
        var announced = judged == PlanChangeClass.Breaking && (isAnnounced || kind == PlanChangeKind.Retired);
        var subject = member is null ? planned.ToString() : $"{planned}, {OneLine.Of(member)}";
        var remedy = judged == PlanChangeClass.Breaking && !announced ? " " + Remedy(member, kind) : "";
        _changes.Add(new()
        {
            Event = planned.ToString(),
            Member = member,
            Kind = kind,
            Class = judged,
            IsAnnounced = announced,
            Before = before,
            After = after,
            Message = $"{subject}: {sentence}.{remedy}",
        });
    }

    /// <summary>A note as the end of a sentence: on one line, without a full stop of its own.</summary>
    public static string Quote(string note) => OneLine.Of(note).TrimEnd('.');

    private string Remedy(string? member, PlanChangeKind kind) => kind switch
    {
        PlanChangeKind.Removed => $"Keep the {(member is null ? "event" : "member")} in the plan with the note \"retired\", and the day and what replaces it.",
        PlanChangeKind.Added when member is null => "Retire another event, or have the subscription extended.",
        _ when planned.Target == EventTarget.Nxt => "Give the event a new version, or publish it under a new name and retire this one.",
        _ => "Publish it under a new name, and keep this one in the plan with the note \"retired\".",
    };
}
