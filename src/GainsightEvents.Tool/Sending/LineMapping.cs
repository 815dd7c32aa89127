using System.Text.Json;
using GainsightEvents.Model;
using GainsightEvents.Plans;

namespace GainsightEvents.Tool.Sending;

/// <summary>Makes events of lines, by the plan.</summary>
/// <param name="catalog">The plan's events.</param>
/// <param name="eventName">The event of all lines; <see langword="null"/>: each names its own, under <c>event</c>.</param>
/// <param name="renamed">Members by the name that the input has for them.</param>
/// <param name="ignored">Names that are left out.</param>
internal sealed class LineMapping(PlannedCatalog catalog, string? eventName, IReadOnlyDictionary<string, string> renamed, IReadOnlySet<string> ignored)
{
    /// <summary>What names the event of a line.</summary>
    public const string EventColumn = "event";

    /// <summary>Makes the event.</summary>
    /// <param name="line">The line.</param>
    /// <param name="reasons">Why it is none, each a sentence.</param>
    public PlannedEvent? Read(InputLine line, out IReadOnlyList<string> reasons)
    {
        var problems = new List<string>();
        reasons = problems;
        if (line.Problem is { } problem)
        {
            problems.Add($"The line {problem}.");
            return null;
        }

        var name = eventName ?? NameOf(line);
        if (name is null)
        {
            problems.Add($"The line names no event; set \"{EventColumn}\" in it, or give --event for all lines.");
            return null;
        }

        if (catalog.Find(name, out var notFound) is not { } type)
        {
            problems.Add(notFound);
            return null;
        }

        var values = new object?[type.Descriptor.Members.Count];
        var others = new List<KeyValuePair<string, JsonElement>>();
        foreach (var (column, json, text) in line.Values)
        {
            if (!(eventName is null && column == EventColumn) && !ignored.Contains(column))
            {
                Set(type, renamed.GetValueOrDefault(column, column), json, text, values, others, problems);
            }
        }

        RequireAll(type, values, problems);
        return problems.Count == 0 ? new PlannedEvent(type, values, others) : null;
    }

    private static string? NameOf(InputLine line)
    {
        var (_, json, text) = line.Values.FirstOrDefault(static value => value.Name == EventColumn);
        return text ?? (json is { ValueKind: JsonValueKind.String } found ? found.GetString() : null);
    }

    private static void Set(
        PlannedType type, string name, JsonElement? json, string? text, object?[] values, List<KeyValuePair<string, JsonElement>> others, List<string> problems)
    {
        var index = type.IndexOf(name);
        if (index < 0)
        {
            if (type.Plan.AdmitsOtherMembers && OtherName(type, name) is { } other)
            {
                others.Add(new(other, json ?? JsonSerializer.SerializeToElement(text)));
                return;
            }

            var meant = NearestName.Find(name, type.Descriptor.Members.Select(static member => member.Name));
            problems.Add($"{OneLine.Of(name)}: is no member of {type.Plan}{(meant is null ? "; remove it, or leave it out by --ignore" : $"; did you mean {meant}?")}.");
            return;
        }

        var member = type.Descriptor.Members[index];
        if (values[index] is not null)
        {
            problems.Add($"{OneLine.Of(member.Name)}: is set twice.");
            return;
        }

        var value = json is { } element ? PlannedValue.Read(member, element, out var rule) : PlannedValue.Read(member, text!, out rule);
        if (value is null)
        {
            problems.Add($"{OneLine.Of(member.Name)}: {rule}; it is {(member.Personal ? Rules.ShownValue.Masked : Rules.ShownValue.Of(json is { } shown ? shown.GetRawText() : text))}.");
            return;
        }

        values[index] = value;
        problems.AddRange(PlannedValue.Judge(member, value).Select(sentence => $"{OneLine.Of(member.Name)}: {sentence}."));
        if (member.Role == MemberRole.UserType && UserTypes.Find(value as string) is null)
        {
            problems.Add($"{member.Name}: must be one of {UserTypes.All}.");
        }

        if (member.Role == MemberRole.EventId && !Guid.TryParse(value as string, System.Globalization.CultureInfo.InvariantCulture, out _))
        {
            problems.Add($"{member.Name}: must be a UUID.");
        }
    }

    private static string? OtherName(PlannedType type, string name) =>
        type.Plan.Target == EventTarget.Nxt ? name
        : name.StartsWith(GainsightEvents.Plans.PlanFiles.PlanMember.AttributePrefix, StringComparison.Ordinal) ? name[GainsightEvents.Plans.PlanFiles.PlanMember.AttributePrefix.Length..]
        : name;

    private static void RequireAll(PlannedType type, object?[] values, List<string> problems)
    {
        for (var i = 0; i < values.Length; i++)
        {
            var member = type.Descriptor.Members[i];

            // When it happened, and what kind of actor, have a default.
            var isNeeded = member.Role == MemberRole.IdentifyId || (member.Required && member.Role is not (MemberRole.Date or MemberRole.UserType));
            if (isNeeded && (values[i] is null || (member.Role == MemberRole.IdentifyId && values[i] is string text && string.IsNullOrWhiteSpace(text))))
            {
                problems.Add($"{OneLine.Of(member.Name)}: is required by the plan and not set.");
            }
        }
    }
}
