using GainsightEvents.Model;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Makes the plan's events of what types declare. Several types may declare events of one name: to Gainsight they are one.</summary>
internal static class DeclaredEvents
{
    /// <param name="declared">The events of each type, with the type's name. A member may be in an event twice, as broken code has it.</param>
    /// <param name="disagree">Takes a sentence on what two types say differently; the first type's word counts then.</param>
    public static PlanList<PlanEvent> Merge(IEnumerable<(string TypeName, PlanEvent Event)> declared, Action<string> disagree) => (
        from each in declared
        group each by (each.Event.Target, each.Event.Name, each.Event.Variant) into types
        select MergeTypes([.. types], disagree)).ToPlanList();

    private static PlanEvent MergeTypes(IReadOnlyList<(string TypeName, PlanEvent Event)> types, Action<string> disagree)
    {
        var first = types[0].Event;
        if (types.Count == 1 && NamesAreDistinct(first.Members))
        {
            return first;
        }

        return first with
        {
            Identity = types.Any(static each => each.Event.Identity == IdentitySource.FromContext) ? IdentitySource.FromContext : IdentitySource.Member,
            Topic = Agreed(first.Name, "topic", types, static e => e.Topic, disagree),
            Contract = Agreed(first.Name, "contract", types, static e => e.Contract, disagree),
            AdmitsOtherMembers = types.Any(static each => each.Event.AdmitsOtherMembers),
            Description = FirstOf(types, static e => e.Description),
            Owner = FirstOf(types, static e => e.Owner),
            ExpiresOn = types.All(static each => each.Event.ExpiresOn is not null) ? types.Max(static each => each.Event.ExpiresOn) : null,
            Deprecated = OfAll(types, static e => e.Deprecated),
            Retired = OfAll(types, static e => e.Retired),
            Members = (
                from type in types
                from member in type.Event.Members
                group (type.TypeName, Member: member) by member.Name into members
                select MergeMembers(first.Name, [.. members], types.Count, disagree)).ToPlanList(),
        };
    }

    // They are in the order of their names.
    private static bool NamesAreDistinct(PlanList<PlanMember> members)
    {
        for (var i = 1; i < members.Count; i++)
        {
            if (members[i].Name == members[i - 1].Name)
            {
                return false;
            }
        }

        return true;
    }

    // Required is what every type requires; where their constraints differ, a value is held to none that all have.
    private static PlanMember MergeMembers(string eventName, IReadOnlyList<(string TypeName, PlanMember Member)> declared, int types, Action<string> disagree)
    {
        var first = declared[0].Member;
        return first with
        {
            Type = Agreed(eventName, $"type of '{first.Name}'", declared, static member => member.Type, disagree),
            Required = declared.Count == types && declared.All(static each => each.Member.Required),
            Personal = declared.Any(static each => each.Member.Personal),
            Constraints = declared.All(each => each.Member.Constraints.Equals(first.Constraints)) ? first.Constraints : new([]),
            Description = FirstOf(declared, static member => member.Description),
            Deprecated = OfAll(declared, static member => member.Deprecated),
            Retired = OfAll(declared, static member => member.Retired),
        };
    }

    private static string? FirstOf<T>(IEnumerable<(string, T Declared)> declared, Func<T, string?> wordsOf) =>
        declared.Select(each => wordsOf(each.Declared)).FirstOrDefault(static words => words is not null);

    // What one type still sends has not ended.
    private static string? OfAll<T>(IReadOnlyList<(string, T Declared)> declared, Func<T, string?> noteOf) =>
        declared.All(each => noteOf(each.Declared) is not null) ? noteOf(declared[0].Declared) : null;

    private static TValue Agreed<T, TValue>(
        string eventName, string what, IReadOnlyList<(string TypeName, T Declared)> declared, Func<T, TValue> valueOf, Action<string> disagree)
    {
        var value = valueOf(declared[0].Declared);
        foreach (var (typeName, other) in declared)
        {
            if (!EqualityComparer<TValue>.Default.Equals(valueOf(other), value))
            {
                disagree(
                    $"Event '{OneLine.Of(eventName)}' is declared by {declared[0].TypeName} and {typeName}, which differ in the {OneLine.Of(what)}: "
                    + $"{Shown(value)} and {Shown(valueOf(other))}. Make them alike, or give one event another name.");
                break;
            }
        }

        return value;
    }

    private static string Shown<TValue>(TValue value) => value switch
    {
        null => "none",
        WireKind type => PlanWords.Of(type),
        _ => $"'{value}'",
    };
}
