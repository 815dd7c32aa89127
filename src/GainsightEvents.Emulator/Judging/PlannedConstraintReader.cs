using System.Globalization;
using System.Text.Json;
using GainsightEvents.Rules;

namespace GainsightEvents.Emulator.Judging;

/// <summary>Makes the guard's rules of what a plan says of them. What it does not understand it refuses, as with keywords.</summary>
internal static class PlannedConstraintReader
{
    public static PlannedConstraints Read(SchemaOperand operand)
    {
        var members = operand.ReadMembers();
        PlannedValueType? type = null;
        if (members.TryGetValue("valueType", out var name))
        {
            type = PlannedValueType.Find(At(operand, "valueType", name).ReadString())
                ?? throw At(operand, "valueType", name).Refuse($"values of type {name} are not read back from the wire.");
        }

        var rules = At(operand, "rules", members.GetValueOrDefault("rules")).ReadArray();
        return new PlannedConstraints(type, [.. rules.Select((rule, i) => ReadRule(new(rule, $"{operand.Pointer}/rules/{i}"), type))]);
    }

    private static ValueRule ReadRule(SchemaOperand operand, PlannedValueType? type)
    {
        var members = operand.ReadMembers();
        switch (Text("rule"))
        {
            case "range":
                return ReadRange(operand, Text("bounds"), Text("minimum"), Text("maximum"), Flag("minimumIsExclusive"), Flag("maximumIsExclusive"));
            case "length":
                return ValueRule.Length(Number("minimum"), Number("maximum"));
            case "items":
                return ValueRule.Items(Number("minimum"), Number("maximum"), Flag("someAreLeftOut"));
            case "pattern":
                return ValueRule.Pattern(Text("pattern"));
            case "allowedValues":
                return ValueRule.AllowedValues([.. Member("values").ReadArray().Select(ReadValue)]);
            case "url":
                return ValueRule.Url();
            case "unmeetable":
                return ValueRule.Unmeetable(Text("reason"));
            case var unknown:
                throw operand.Refuse($"the rule '{unknown}' is not one of those understood here.");
        }

        SchemaOperand Member(string name) => At(operand, name, members.GetValueOrDefault(name));

        string Text(string name) => Member(name).ReadString();

        int Number(string name) => (int)Member(name).ReadNumber();

        bool Flag(string name) => members.TryGetValue(name, out var flag) && flag.ValueKind == JsonValueKind.True;

        object? ReadValue(JsonElement value) =>
            value.ValueKind == JsonValueKind.Null ? null
            : type is not null && type.TryRead(value, out var read) ? read
            : throw Member("values").Refuse($"{JsonValue.Show(value)} is no value of the member's type.");
    }

    private static ValueRule ReadRange(SchemaOperand operand, string bounds, string minimum, string maximum, bool noMinimum, bool noMaximum)
    {
        var invariant = CultureInfo.InvariantCulture;
        return bounds switch
        {
            "int" when int.TryParse(minimum, NumberStyles.Float, invariant, out var least) && int.TryParse(maximum, NumberStyles.Float, invariant, out var most) =>
                ValueRule.Range(least, most, noMinimum, noMaximum),
            "double" when double.TryParse(minimum, NumberStyles.Float, invariant, out var least) && double.TryParse(maximum, NumberStyles.Float, invariant, out var most) =>
                ValueRule.Range(least, most, noMinimum, noMaximum),
            // Of text that reads as one; a DateTime itself is not on the wire as it was.
            "System.DateTime" => ValueRule.Range(typeof(DateTime), minimum, maximum, noMinimum, noMaximum),
            _ when PlannedValueType.Find(bounds) is { Type: var type } => ValueRule.Range(type, minimum, maximum, noMinimum, noMaximum),
            _ => throw operand.Refuse($"bounds {minimum} and {maximum} of type '{bounds}' are not understood."),
        };
    }

    private static SchemaOperand At(SchemaOperand operand, string name, JsonElement value) => new(value, JsonPointer.Append(operand.Pointer, name));
}
