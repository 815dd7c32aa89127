using System.Text.Json;
using GainsightEvents.Emulator.Json;
using GainsightEvents.Emulator.Schema;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Rules;
using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Judging;

/// <summary>
/// The rules by which the publisher judges a member before the event is sent, asked about the value on the wire. Left out is what the wire
/// does not show, for example because an enum is written by name or a DateTime has become UTC.
/// </summary>
internal sealed class MemberConstraints
{
    private readonly string[] _names;
    private readonly EventMember _member;
    private readonly Type? _type;
    private readonly ValueRule[] _rules;

    private MemberConstraints(EventMember member, params string[] names)
    {
        (_member, _names) = (member, names);
        _type = WireValue.CanRead(member.ValueType) ? member.ValueType : null;
        _rules = [.. member.Constraints.Where(CanBeAsked)];
        Path = names.Aggregate("", JsonPointer.Append);
    }

    /// <summary>Where the member is in the body.</summary>
    public string Path { get; }

    /// <summary>Those of an event's members, for one target.</summary>
    public static IReadOnlyList<MemberConstraints> Of(EventDescriptor declared, EventTarget target) =>
    [
        .. declared.Members
            .Where(member => member.Constraints.Count > 0 && member.Role != MemberRole.ExtensionData)
            .Select(member => target == EventTarget.Nxt ? new(member, member.WireName) : OfPx(member))
            .OfType<MemberConstraints>()
            .Where(member => member._rules.Length > 0),
    ];

    /// <summary>What is wrong with the member in a body; nothing where it is left out.</summary>
    public IEnumerable<SchemaFailure> Evaluate(JsonElement body)
    {
        var instance = body;
        foreach (var name in _names)
        {
            if (instance.ValueKind != JsonValueKind.Object || !instance.TryGetProperty(name, out instance))
            {
                return [];
            }
        }

        return TryRead(instance, out var value)
            ? _rules
                .Where(rule => !rule.Admits(value) && !MayHaveLostItems(rule, value))
                .Select(rule => new SchemaFailure(Path, "constraint", $"would be refused by the publisher: {rule.Describe(_member.Personal ? ShownValue.Masked : ShownValue.Of(value))}"))
            : [];
    }

    // Dates are milliseconds there, and what is nested in an attribute is a string of JSON.
    private static MemberConstraints? OfPx(EventMember member) => member switch
    {
        { Role: MemberRole.Date } or { Role: MemberRole.Attribute, Kind: WireKind.Object or WireKind.Array } => null,
        { Role: MemberRole.Attribute } => new(member, PxFields.Attributes, member.WireName),
        _ => new(member, EnvelopeField.Of(member.Role)),
    };

    private bool CanBeAsked(ValueRule rule) => rule switch
    {
        UnmeetableRule or LengthRule { CountsItems: true } => true,
        EnumRangeRule => false,

        // Matched with text that is not what is sent.
        PatternRule => _type is not null && _type != typeof(Uri) && _type != typeof(DateTimeOffset),
        _ => _type is not null,
    };

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
                return _type is null;
            case JsonValueKind.Object:
                value = new ItemCount(JsonMembers.Read(instance).Count);
                return _type is null;
            case var _ when _type is not null:
                return WireValue.TryRead(_type, instance, out value);
            default:
                // A value that is not read back, such as an enum's, still meets no unmeetable rule.
                value = instance.ToString();
                return _rules.All(static rule => rule is UnmeetableRule);
        }
    }
}
