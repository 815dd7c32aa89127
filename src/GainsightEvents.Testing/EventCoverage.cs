using System.Globalization;
using System.Text;
using GainsightEvents.Emulator;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Testing;

/// <summary>
/// Which declared events, and which of their members, have arrived good in a test run. An event that arrived bad is not covered. Keep one for the
/// whole run, add what each emulator has received, and assert at the end. Safe for concurrent use.
/// </summary>
public sealed class EventCoverage
{
    private readonly List<CoveredEvent> _events;

    /// <summary>Begins with nothing covered.</summary>
    /// <param name="catalogs">The catalogs whose events are to be covered, at least one.</param>
    /// <exception cref="ArgumentException">No catalog was given, or none declares an event.</exception>
    public EventCoverage(params EventCatalog[] catalogs)
    {
        ArgumentNullException.ThrowIfNull(catalogs);
        _events =
        [
            .. catalogs.SelectMany(static catalog => catalog.Events)
                .SelectMany(static descriptor => new[] { EventTarget.Px, EventTarget.Nxt }.Where(target => descriptor.At(target) is not null).Select(target => new CoveredEvent(descriptor, target)))
                .OrderBy(static one => one.Name, StringComparer.Ordinal),
        ];
        if (_events.Count == 0)
        {
            throw new ArgumentException("No catalog with events was given, so nothing could be covered; pass EventCatalog.Of<an event>() of each assembly that declares events.", nameof(catalogs));
        }
    }

    /// <summary>
    /// What is covered, in ordinal order: <c>px:Report Exported</c> for an event at a target, and <c>px:Report Exported/featureName</c> for a member.
    /// </summary>
    public IReadOnlyList<string> Covered
    {
        get
        {
            lock (_events)
            {
                return [.. _events.SelectMany(static one => one.Covered).Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>What is not covered, in the same form and order.</summary>
    public IReadOnlyList<string> Missing
    {
        get
        {
            lock (_events)
            {
                return [.. _events.SelectMany(static one => one.Missing).Order(StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>Adds the good events that an emulator has received.</summary>
    /// <param name="emulator">The emulator, at the end of its use.</param>
    /// <exception cref="EventAssertionException">It has received more events than it keeps, so that some cannot be looked at any more.</exception>
    public void Add(GainsightEmulator emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        var events = emulator.Events;
        if (events.Counts.Forgotten > 0)
        {
            throw new EventAssertionException(
                $"The emulator does not keep {events.Counts.Forgotten} of the events that it has received, so that nobody knows what they covered; add it to the coverage earlier, or raise EmulatorOptions.MaxEvents.");
        }

        lock (_events)
        {
            foreach (var received in events.Good)
            {
                _events.ForEach(one => one.Look(received));
            }
        }
    }

    /// <summary>
    /// Asserts that everything is covered that a file lists. The file belongs into version control. Whatever is covered beyond it is added to it,
    /// except where the environment variable <c>CI</c> is set: there a run changes nothing.
    /// </summary>
    /// <param name="path">The file.</param>
    /// <exception cref="EventAssertionException">
    /// Something that it lists is not covered any more, no event arrived at all, or there is no such file: it is written then, to be committed.
    /// </exception>
    public void ShouldNotFallBelow(string path)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(path);
        if (Covered.Count == 0)
        {
            throw new EventAssertionException("No declared event has arrived good, so nothing is covered. Is the application given the emulator's address, and was the emulator added?");
        }

        CoverageRatchet.Tighten(path, this, Environment.GetEnvironmentVariable("CI") is { Length: > 0 });
    }

    /// <summary>A report: for each event how often it arrived good, and which of its members never did.</summary>
    public override string ToString()
    {
        lock (_events)
        {
            var members = _events.Sum(static one => one.Members);
            var report = new StringBuilder();
            report.AppendLine(CultureInfo.InvariantCulture, $"{_events.Count(static one => one.Count > 0)} of {_events.Count} events and {members - _events.Sum(static one => one.MissingMembers.Count)} of {members} members arrived good.");
            foreach (var one in _events)
            {
                report.AppendLine(CultureInfo.InvariantCulture, $"{one.Count,7} × {one.Name}{(one.MissingMembers.Count == 0 ? "" : $": without {string.Join(", ", one.MissingMembers)}")}");
            }

            return report.ToString();
        }
    }
}

/// <summary>A declared event at one target, and what of it has arrived.</summary>
internal sealed class CoveredEvent
{
    private readonly EventTarget _target;
    private readonly EventDescriptor _descriptor;
    private readonly Dictionary<string, string[]> _missing;

    public CoveredEvent(EventDescriptor descriptor, EventTarget target)
    {
        (_descriptor, _target) = (descriptor, target);
        Name = $"{(target == EventTarget.Nxt ? "nxt" : "px")}:{descriptor.At(target)!.EventName}";
        _missing = descriptor.Members.Where(IsAlwaysSendable).ToDictionary(static member => member.WireName, PathOf, StringComparer.Ordinal);
        Members = _missing.Count;
    }

    public string Name { get; }

    public int Members { get; }

    /// <summary>How often it arrived.</summary>
    public int Count { get; private set; }

    public IReadOnlyCollection<string> MissingMembers => _missing.Keys;

    public IEnumerable<string> Covered => Count == 0 ? [] : All.Except(Missing);

    public IEnumerable<string> Missing => (Count == 0 ? new[] { Name } : []).Concat(_missing.Keys.Select(PathOf));

    private IEnumerable<string> All => _descriptor.Members.Where(IsAlwaysSendable).Select(member => PathOf(member.WireName)).Prepend(Name);

    /// <summary>Strikes what a request holds off what is missing.</summary>
    public void Look(ReceivedEvent received)
    {
        if (received.Target != _target || !received.Is(_descriptor))
        {
            return;
        }

        Count++;
        foreach (var (name, path) in _missing.ToList())
        {
            if (ReceivedEventExtensions.Read(received, path) is not null)
            {
                _missing.Remove(name);
            }
        }
    }

    private string PathOf(string member) => $"{Name}/{member}";

    // Whether an event's own id goes to Gainsight PX is a setting's to decide; further attributes have no names of their own.
    private bool IsAlwaysSendable(EventMember member) =>
        member.Role != MemberRole.ExtensionData && !(member.Role == MemberRole.EventId && _target == EventTarget.Px);

    private string[] PathOf(EventMember member) =>
        _target == EventTarget.Nxt ? [member.WireName]
        : member.Role == MemberRole.Attribute ? ["attributes", member.WireName]
        : [EnvelopeField.Of(member.Role)];
}
