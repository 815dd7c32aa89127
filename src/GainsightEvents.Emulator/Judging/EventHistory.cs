using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>
/// What the events of a run have looked like so far, to notice what one event alone does not show: a name or a member that differs by case from
/// an earlier one, a type that changes, a name that is new.
/// </summary>
internal sealed class EventHistory
{
    // Bounds of what is remembered; beyond them nothing new is learnt.
    private const int MostNames = 2_000;
    private const int MostMembers = 200;
    private const int MostCharacters = 4_000_000;
    private const int MostWarnings = 10;

    private readonly Dictionary<(EventTarget, string), EventShape> _shapes = [];
    private readonly Dictionary<EventTarget, Dictionary<string, string>> _spellings = [];
    private long _characters;

    /// <summary>Takes in an event, and tells how it differs from those before.</summary>
    /// <param name="target">Where it goes.</param>
    /// <param name="name">Its name.</param>
    /// <param name="members">What it has of its own: PX's attributes, NXT's body.</param>
    /// <param name="isKnown">Whether somebody registered or declared the name.</param>
    public IEnumerable<string> Add(EventTarget target, string name, JsonElement members, bool isKnown)
    {
        lock (_shapes)
        {
            if (_shapes.TryGetValue((target, name), out var shape))
            {
                return Compare(shape, members);
            }

            return AddName(target, name, members, isKnown) is { } warning ? [warning] : [];
        }
    }

    private string? AddName(EventTarget target, string name, JsonElement members, bool isKnown)
    {
        if (!_spellings.TryGetValue(target, out var spellings))
        {
            _spellings.Add(target, spellings = new(StringComparer.OrdinalIgnoreCase));
        }

        var others = spellings.Count;
        var earlier = spellings.GetValueOrDefault(name);
        if (_shapes.Count < MostNames && Afford(name))
        {
            _shapes.Add((target, name), Learn(new EventShape(), members));
            spellings.TryAdd(name, name);
        }

        return earlier is not null ? $"The event '{name}' differs only by case from '{earlier}', which came before; to Gainsight they are two events."
            : isKnown || others == 0 ? null
            : $"The event '{name}' was never seen before in this run, and nothing declares it. Is it spelled as meant?";
    }

    // Compared with what was before the event, and learnt only then: two members of one event that differ by case are another warning's.
    private List<string> Compare(EventShape shape, JsonElement members)
    {
        var warnings = new List<string>();
        if (members.ValueKind != JsonValueKind.Object)
        {
            return warnings;
        }

        var isNew = false;
        foreach (var member in members.EnumerateObject())
        {
            if (!shape.TryGetValue(member.Name, out var before))
            {
                isNew = true;
                continue;
            }

            if (before.Name != member.Name && warnings.Count < MostWarnings)
            {
                warnings.Add($"The field '{member.Name}' differs only by case from '{before.Name}', which earlier events of this name had.");
            }
            else if (TypeOf(member.Value) is { } type && before.Type is not null && before.Type != type && warnings.Count < MostWarnings)
            {
                warnings.Add($"The field '{member.Name}' is a {type} here and was a {before.Type} in earlier events of this name.");
            }

            isNew |= before.Type is null;
        }

        if (isNew)
        {
            Learn(shape, members);
        }

        return warnings;
    }

    private EventShape Learn(EventShape shape, JsonElement members)
    {
        if (members.ValueKind != JsonValueKind.Object)
        {
            return shape;
        }

        foreach (var member in members.EnumerateObject())
        {
            if (shape.TryGetValue(member.Name, out var before))
            {
                shape[member.Name] = before with { Type = before.Type ?? TypeOf(member.Value) };
            }
            else if (shape.Count < MostMembers && Afford(member.Name))
            {
                shape.Add(member.Name, new(member.Name, TypeOf(member.Value)));
            }
        }

        return shape;
    }

    private bool Afford(string text)
    {
        if (_characters + text.Length > MostCharacters)
        {
            return false;
        }

        _characters += text.Length;
        return true;
    }

    private static string? TypeOf(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.String => "string",
        JsonValueKind.Number => "number",
        JsonValueKind.True or JsonValueKind.False => "boolean",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "list",
        _ => null,
    };

    private sealed class EventShape() : Dictionary<string, SeenMember>(StringComparer.OrdinalIgnoreCase);

    private readonly record struct SeenMember(string Name, string? Type);
}
