using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>The changes of one event, as they are found.</summary>
internal sealed class ChangeList
{
    private readonly List<PlanChange> _changes;
    private readonly PlanEvent? _eventBefore;
    private readonly PlanEvent? _eventAfter;
    private readonly PlanMember? _memberBefore;
    private readonly PlanMember? _memberAfter;
    private readonly bool _isAnnounced;

    /// <param name="before">The event as it was; null where it is new.</param>
    /// <param name="after">The event as it is; null where it is gone.</param>
    /// <param name="isAnnounced">Whether a new version announces whatever breaks.</param>
    public ChangeList(PlanEvent? before, PlanEvent? after, bool isAnnounced = false)
    {
        _changes = [];
        _eventBefore = before;
        _eventAfter = after;
        _isAnnounced = isAnnounced;
    }

    private ChangeList(ChangeList whole, PlanMember? before, PlanMember? after)
    {
        _changes = whole._changes;
        _eventBefore = whole._eventBefore;
        _eventAfter = whole._eventAfter;
        _isAnnounced = whole._isAnnounced;
        _memberBefore = before;
        _memberAfter = after;
    }

    /// <summary>All that were found, those of members too.</summary>
    public IReadOnlyList<PlanChange> Changes => _changes;

    private PlanEvent Planned => (_eventBefore ?? _eventAfter)!;

    private PlanMember? Member => _memberBefore ?? _memberAfter;

    /// <summary>The same list, to which changes of one member are added.</summary>
    public ChangeList Of(PlanMember? before, PlanMember? after) => new(this, before, after);

    /// <summary>Adds a change.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="judged">What it means.</param>
    /// <param name="before">What was there.</param>
    /// <param name="after">What is there.</param>
    /// <param name="sentence">The end of a sentence that begins with the name of what changed, without a full stop.</param>
    public void Add(PlanChangeKind kind, PlanChangeClass judged, string? before, string? after, string sentence)
    {
        var subject = Member is null ? Planned.ToString() : $"{Planned}, {OneLine.Of(Member.Name)}";
        var announced = judged == PlanChangeClass.Breaking && (_isAnnounced || kind == PlanChangeKind.Retired);
        var remedy = judged == PlanChangeClass.Breaking && !announced ? RemedyOf(kind) : null;
        _changes.Add(new()
        {
            Event = Planned.ToString(),
            Member = Member?.Name,
            Kind = kind,
            Class = judged,
            IsAnnounced = announced,
            Before = before,
            After = after,
            EventBefore = _eventBefore,
            EventAfter = _eventAfter,
            MemberBefore = _memberBefore,
            MemberAfter = _memberAfter,
            Subject = subject,
            Sentence = sentence,
            Remedy = remedy,
            Message = $"{subject}: {sentence}.{(remedy is null ? "" : " " + remedy)}",
        });
    }

    /// <summary>A note as the end of a sentence: on one line, without a full stop of its own.</summary>
    public static string Quote(string note) => OneLine.Of(note).TrimEnd('.');

    private string RemedyOf(PlanChangeKind kind) => kind switch
    {
        PlanChangeKind.Removed => $"Keep the {(Member is null ? "event" : "member")} in the plan with the note \"retired\", and the day and what replaces it.",
        PlanChangeKind.Added when Member is null => "Retire another event, or have the subscription extended.",
        _ when Planned.Target == EventTarget.Nxt => "Give the event a new version, or publish it under a new name and retire this one.",
        _ => "Publish it under a new name, and keep this one in the plan with the note \"retired\".",
    };
}
