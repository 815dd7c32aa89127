using GainsightEvents.Model;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>Makes the plan's events of what catalogs declare. Several types may declare events of one name: to Gainsight they are one.</summary>
internal static class DeclaredPlan
{
    public static IEnumerable<PlanEvent> EventsOf(IEnumerable<EventCatalog> catalogs)
    {
        var declared = catalogs.SelectMany(static catalog => catalog.Events).Where(static e => !e.IsDynamic).Distinct().ToList();
        var px =
            from e in declared
            where e.Px is not null
            group e by (e.Px!.EventName, e.Px.Product) into types
            select PxEvent(types.Key.EventName, types.Key.Product, [.. types]);
        var nxt =
            from e in declared
            where e.Nxt is not null
            group e by (e.Nxt!.EventName, e.Nxt.Version) into types
            select NxtEvent(types.Key.EventName, types.Key.Version, [.. types]);
        return px.Concat(nxt);
    }

    private static PlanEvent PxEvent(string name, string? product, IReadOnlyList<EventDescriptor> types) => new()
    {
        Target = EventTarget.Px,
        Name = name,
        Product = product,
        Identity = types.Any(static e => e.Px!.Identity == IdentitySource.FromContext) ? IdentitySource.FromContext : IdentitySource.Member,
        AdmitsOtherMembers = types.Any(static e => e.HasExtensionData),
        Members = MembersOf(EventTarget.Px, name, types),
    };

    private static PlanEvent NxtEvent(string name, string? version, IReadOnlyList<EventDescriptor> types) => new()
    {
        Target = EventTarget.Nxt,
        Name = name,
        Version = version,
        Topic = Agreed(name, "topic", types, static e => e.Nxt!.Topic),
        Contract = Agreed(name, "contract", types, static e => e.Nxt!.Contract),
        AdmitsOtherMembers = types.Any(static e => e.HasExtensionData),
        Members = MembersOf(EventTarget.Nxt, name, types),
    };

    private static PlanList<PlanMember> MembersOf(EventTarget target, string name, IReadOnlyList<EventDescriptor> types) => (
        from type in types
        from member in type.Members
        where member.Role != MemberRole.ExtensionData
        group (Type: type, Member: DeclaredMember.Of(target, member)) by DeclaredMember.NameOf(target, member) into declared
        select Merge(name, declared.Key, [.. declared], types.Count)).ToPlanList();

    // Required is what every type requires; where their constraints differ, a value is held to none that all have.
    private static PlanMember Merge(string eventName, string memberName, IReadOnlyList<(EventDescriptor Type, PlanMember Member)> declared, int types)
    {
        var first = declared[0].Member;
        return first with
        {
            Type = Agreed(eventName, $"type of '{memberName}'", declared, static each => each.Member.Type, static each => each.Type),
            Required = declared.Count == types && declared.All(static each => each.Member.Required),
            Personal = declared.Any(static each => each.Member.Personal),
            Constraints = declared.All(each => each.Member.Constraints.Equals(first.Constraints)) ? first.Constraints : new([]),
        };
    }

    private static TValue Agreed<TValue>(string eventName, string what, IReadOnlyList<EventDescriptor> types, Func<EventDescriptor, TValue> valueOf) =>
        Agreed(eventName, what, types, valueOf, static e => e);

    private static TValue Agreed<T, TValue>(
        string eventName, string what, IReadOnlyList<T> declared, Func<T, TValue> valueOf, Func<T, EventDescriptor> typeOf)
    {
        var value = valueOf(declared[0]);
        var other = declared.FirstOrDefault(each => !EqualityComparer<TValue>.Default.Equals(valueOf(each), value));
        return EqualityComparer<T>.Default.Equals(other!, default!)
            ? value
            : throw new ArgumentException(
                $"Event '{OneLine.Of(eventName)}' is declared by {typeOf(declared[0]).TypeName} and {typeOf(other!).TypeName}, which differ in the {OneLine.Of(what)}: "
                + $"{Shown(value)} and {Shown(valueOf(other!))}. Make them alike, or give one event another name.");
    }

    private static string Shown<TValue>(TValue value) => value switch
    {
        null => "none",
        WireKind type => PlanWords.Of(type),
        _ => $"'{value}'",
    };
}
