using System.Globalization;
using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Rules;

namespace GainsightEvents.Tool.Sending;

/// <summary>The events of a plan file as the runtime knows declared ones, so that what is sent by the plan passes the guard that declared events pass.</summary>
internal sealed class PlannedCatalog
{
    private PlannedCatalog(IReadOnlyList<PlannedType> types) =>
        (Types, Catalog) = (types, new EventCatalog(PlanFile.FileName, [.. types.Select(static type => type.Descriptor)], []));

    public IReadOnlyList<PlannedType> Types { get; }

    public EventCatalog Catalog { get; }

    /// <summary>The events that are not retired.</summary>
    public static PlannedCatalog Of(PlanFile plan) => new([.. plan.Events.Where(static planned => planned.Retired is null).Select(PlannedType.Of)]);

    /// <summary>Finds an event by its name, before which <c>px:</c> or <c>nxt:</c> may stand.</summary>
    /// <param name="name">The name.</param>
    /// <param name="problem">Why there is not exactly one.</param>
    public PlannedType? Find(string name, out string problem)
    {
        var found = Types.Where(type => type.Plan.Name == name || type.Key == name).ToList();
        problem = found.Count switch
        {
            0 when Nearest(name) is { } meant => $"'{OneLine.Of(name)}' is no event of the plan; did you mean '{OneLine.Of(meant)}'?",
            0 => $"'{OneLine.Of(name)}' is no event of the plan.",
            1 => "",
            _ => $"'{OneLine.Of(name)}' is more than one event of the plan: {string.Join(", ", found.Select(static type => type.Plan.ToString()))}. Write px: or nxt: before the name.",
        };
        return found.Count == 1 ? found[0] : null;
    }

    private string? Nearest(string name) => GainsightEvents.Plans.NearestName.Find(name, [.. Types.SelectMany(static type => new[] { type.Plan.Name, type.Key })]);
}

/// <summary>An event of a plan.</summary>
/// <param name="Plan">What the plan says.</param>
/// <param name="Descriptor">What the runtime is told.</param>
internal sealed record PlannedType(PlanEvent Plan, EventDescriptor Descriptor)
{
    private static readonly Dictionary<string, MemberRole> PxRoles = Enum.GetValues<MemberRole>()
        .Except([MemberRole.Attribute, MemberRole.ExtensionData])
        .ToDictionary(EnvelopeField.Of, StringComparer.Ordinal);

    /// <summary>The name with its target before it.</summary>
    public string Key { get; } = $"{PlanWords.Of(Plan.Target)}:{Plan.Name}";

    public static PlannedType Of(PlanEvent planned) => new(planned, new EventDescriptor
    {
        TypeName = planned.ToString(),
        Px = planned.Target == EventTarget.Px ? new() { EventName = planned.Name, Product = planned.Product, Identity = IdentitySource.Member } : null,
        Nxt = planned.Target == EventTarget.Nxt ? new() { EventName = planned.Name, Version = planned.Version, Topic = planned.Topic, Contract = planned.Contract } : null,
        Members = [.. planned.Members.Where(static member => member.Retired is null).Select(member => MemberOf(planned.Target, member)), .. FieldsOf(planned)],
    });

    /// <summary>Finds a member by its place in the body, or an attribute of PX by its own name where no field of the envelope is called so.</summary>
    public int IndexOf(string name)
    {
        for (var i = 0; i < Descriptor.Members.Count; i++)
        {
            if (Descriptor.Members[i].Name == name)
            {
                return i;
            }
        }

        return Plan.Target == EventTarget.Px && !PxRoles.ContainsKey(name) && !name.StartsWith(PlanMember.AttributePrefix, StringComparison.Ordinal)
            ? IndexOf(PlanMember.AttributePrefix + name)
            : -1;
    }

    // An application takes them from its context, which is not here: whoever sends by hand may set them, and has to say who the user is.
    private static IEnumerable<EventMember> FieldsOf(PlanEvent planned) =>
        planned.Target == EventTarget.Nxt ? []
        : from field in PxRoles
          where planned.Members.All(member => member.Name != field.Key)
          select new EventMember(field.Key, field.Key, field.Value, KindOf(field.Value)) { Required = field.Value == MemberRole.IdentifyId };

    private static WireKind KindOf(MemberRole role) => role switch
    {
        MemberRole.Date => WireKind.Integer,
        MemberRole.GlobalContext => WireKind.Object,
        _ => WireKind.String,
    };

    private static EventMember MemberOf(EventTarget target, PlanMember member)
    {
        var isAttribute = target == EventTarget.Nxt || !PxRoles.TryGetValue(member.Name, out _);
        var wireName = target == EventTarget.Px && isAttribute ? member.Name[PlanMember.AttributePrefix.Length..] : member.Name;
        return new EventMember(member.Name, wireName, isAttribute ? MemberRole.Attribute : PxRoles[member.Name], member.Type)
        {
            Required = member.Required,
            Personal = member.Personal,
            Constraints = [.. RulesOf(member)],
        };
    }

    /// <summary>The guard's rules for what the plan asks. What it says in sentences only, nobody can check.</summary>
    private static IEnumerable<ValueRule> RulesOf(PlanMember member)
    {
        var found = member.Constraints.ToDictionary(static constraint => constraint.Keyword, static constraint => constraint.Json, StringComparer.Ordinal);
        if (PlanConstraint.Bounds.Any(found.ContainsKey))
        {
            yield return RangeOf(found);
        }

        if (found.ContainsKey(PlanConstraint.MinLength) || found.ContainsKey(PlanConstraint.MaxLength))
        {
            yield return ValueRule.Length(Count(PlanConstraint.MinLength, 0), Count(PlanConstraint.MaxLength, int.MaxValue));
        }

        if (found.ContainsKey(PlanConstraint.MinItems) || found.ContainsKey(PlanConstraint.MaxItems))
        {
            yield return ValueRule.Items(Count(PlanConstraint.MinItems, 0), Count(PlanConstraint.MaxItems, int.MaxValue));
        }

        if (found.ContainsKey(PlanConstraint.MinProperties) || found.ContainsKey(PlanConstraint.MaxProperties))
        {
            yield return ValueRule.Items(Count(PlanConstraint.MinProperties, 0), Count(PlanConstraint.MaxProperties, int.MaxValue));
        }

        if (found.TryGetValue(PlanConstraint.Pattern, out var pattern))
        {
            yield return ValueRule.Pattern(JsonSerializer.Deserialize<string>(pattern)!);
        }

        if (found.TryGetValue(PlanConstraint.Enum, out var values))
        {
            using var document = JsonDocument.Parse(values);
            yield return ValueRule.AllowedValues([.. document.RootElement.EnumerateArray().Select(ScalarOf)]);
        }

        int Count(string keyword, int absent) => found.TryGetValue(keyword, out var json) ? int.Parse(json, CultureInfo.InvariantCulture) : absent;
    }

    // As doubles, which every declared range of numbers admits to be compared as.
    private static ValueRule RangeOf(Dictionary<string, string> found)
    {
        var (minimum, minimumIsExclusive) = Bound(PlanConstraint.Minimum, PlanConstraint.ExclusiveMinimum);
        var (maximum, maximumIsExclusive) = Bound(PlanConstraint.Maximum, PlanConstraint.ExclusiveMaximum);
        return ValueRule.Range(
            minimum is null ? double.MinValue : double.Parse(minimum, CultureInfo.InvariantCulture),
            maximum is null ? double.MaxValue : double.Parse(maximum, CultureInfo.InvariantCulture),
            minimumIsExclusive,
            maximumIsExclusive);

        (string? Json, bool IsExclusive) Bound(string including, string excluding) =>
            found.TryGetValue(excluding, out var exclusive) ? (exclusive, true) : (found.GetValueOrDefault(including), false);
    }

    private static object? ScalarOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => value.GetString(),
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.Number => value.TryGetDecimal(out var number) ? number : value.GetDouble(),
        _ => null,
    };
}
