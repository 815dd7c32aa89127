using System.Text.Json;
using GainsightEvents.Rules;

namespace GainsightEvents.Emulator.Judging;

/// <summary>
/// <c>x-gainsight-constraints</c>: the rules by which the guard judges the member before it is sent. Silent where a keyword of JSON Schema
/// has said already that the value is wrong.
/// </summary>
/// <param name="valueType">What the guard took the value for; null for collections.</param>
/// <param name="rules">The guard's rules.</param>
internal sealed class PlannedConstraints(PlannedValueType? valueType, IReadOnlyList<ValueRule> rules) : SchemaRule
{
    public const string Keyword = "x-gainsight-constraints";

    public override void Check(JsonElement instance, string path, List<SchemaFailure> failures)
    {
        if (failures.Exists(failure => failure.InstancePath == path) || !TryRead(instance, out var value))
        {
            return;
        }

        foreach (var rule in rules)
        {
            if (!rule.Admits(value) && !MayHaveLostItems(rule, value))
            {
                failures.Add(new(path, Keyword, $"would be refused by the guard: {rule.Describe(ShownValue.Of(value))}"));
            }
        }
    }

    // What was counted before the nulls of a dictionary were left out is not known here.
    private static bool MayHaveLostItems(ValueRule rule, object? value) =>
        rule is LengthRule { SomeAreLeftOut: true } length && value is ItemCount count && count.Value < length.Minimum;

    private bool TryRead(JsonElement instance, out object? value)
    {
        switch (instance.ValueKind)
        {
            case JsonValueKind.Null:
                value = null;
                return true;
            case JsonValueKind.Array:
                value = new ItemCount(instance.GetArrayLength());
                return valueType is null;
            case JsonValueKind.Object:
                value = new ItemCount(JsonMembers.Read(instance).Count);
                return valueType is null;
            default:
                // A value that is not read back, such as an enum's, still meets no unmeetable rule.
                value = instance.ToString();
                return valueType?.TryRead(instance, out value) ?? rules.All(static rule => rule is UnmeetableRule);
        }
    }
}
