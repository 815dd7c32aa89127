using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>The plan that a project's declarations amount to, and what in the source each part of it comes from.</summary>
internal sealed class SourcePlan
{
    private readonly Dictionary<(EventTarget, string, string?), List<SourceEvent>> _declared = [];
    private readonly HashSet<(EventTarget, string, string?)> _unknown = [];

    /// <param name="events">What its types declare, those that come first by name first.</param>
    public SourcePlan(IReadOnlyList<SourceEvent> events)
    {
        foreach (var type in events)
        {
            foreach (var planned in type.Events)
            {
                if (!_declared.TryGetValue(KeyOf(planned), out var types))
                {
                    _declared.Add(KeyOf(planned), types = []);
                }

                types.Add(type);
                if (!type.IsKnown)
                {
                    _unknown.Add(KeyOf(planned));
                }
            }
        }

        // What two types say differently has a rule of its own, and the first one's word counts.
        Plan = new()
        {
            Events = DeclaredEvents.Merge(
                events.SelectMany(static type => type.Events.Select(planned => (type.TypeName, planned))).Where(each => !IsUnknown(each.planned)),
                static _ => { }),
        };
    }

    /// <summary>The declarations, without those that are not known.</summary>
    public PlanFile Plan { get; }

    public static SourcePlan Read(Compilation compilation, CancellationToken cancellationToken) => new(ReadEvents(compilation, cancellationToken));

    /// <summary>What each type of a compilation declares, those that come first by name first.</summary>
    public static IReadOnlyList<SourceEvent> ReadEvents(Compilation compilation, CancellationToken cancellationToken)
    {
        var names = new TypeNames(compilation);
        var events = new List<SourceEvent>();
        foreach (var type in DeclaredTypes.In(compilation))
        {
            cancellationToken.ThrowIfCancellationRequested();
            if (SourceEvent.Read(type, names, cancellationToken) is { } declared)
            {
                events.Add(declared);
            }
        }

        return [.. events.OrderBy(static each => each.TypeName, StringComparer.Ordinal)];
    }

    /// <summary>Whether a type declares the event that is not known, as its code cannot be sent or does not resolve.</summary>
    public bool IsUnknown(PlanEvent planned) => _unknown.Contains(KeyOf(planned));

    /// <summary>The type that declares an event, and the C# name of the member: the first type that has it. Null where no type does.</summary>
    public (SourceEvent Type, string? Member)? Find(PlanEvent planned, string? member)
    {
        if (!_declared.TryGetValue(KeyOf(planned), out var types))
        {
            return null;
        }

        if (member is null)
        {
            return (types[0], null);
        }

        foreach (var type in types)
        {
            if (type.Members.FirstOrDefault(each => each.At(planned.Target).Name == member) is { } found)
            {
                return (type, found.PropertyName);
            }
        }

        return (types[0], null);
    }

    private static (EventTarget, string, string?) KeyOf(PlanEvent planned) => (planned.Target, planned.Name, planned.Variant);
}
