using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Constraints;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Values;

/// <summary>Decides how each member of an event, or of a type nested in one, is written.</summary>
internal sealed class MemberParser
{
    private readonly ValueParser _values;
    private readonly string _owner;
    private readonly NameScope _locals;

    // Null for a nested type, where marks have no meaning.
    private readonly DescriptorModel? _descriptor;

    private SeparatorSequence _attributes;
    private SeparatorSequence _body;
    private bool _needsIdentifyId;

    private MemberParser(ValueParser values, string owner, NameScope locals, DescriptorModel? descriptor)
    {
        _values = values;
        _owner = owner;
        _locals = locals;
        _descriptor = descriptor;

        // Gainsight PX drops events without one, so the guard refuses an empty identifyId, whatever its type admits.
        _needsIdentifyId = descriptor?.Px is { IdentityFromContext: false };
    }

    /// <summary>The members of an event.</summary>
    public static EquatableArray<MemberModel> Parse(IReadOnlyList<EventProperty> properties, ValueParser values, DescriptorModel descriptor) =>
        new MemberParser(values, "this.", new NameScope("target", "writer"), descriptor).Parse(properties);

    /// <summary>The members of a nested type.</summary>
    public static EquatableArray<MemberModel> ParseNested(IReadOnlyList<EventProperty> properties, ValueParser values) =>
        new MemberParser(values, "value.", new NameScope("value", "writer", "member"), descriptor: null).Parse(properties);

    private EquatableArray<MemberModel> Parse(IReadOnlyList<EventProperty> properties)
    {
        var members = new MemberModel[properties.Count];
        for (var i = 0; i < members.Length; i++)
        {
            members[i] = Parse(properties[i], _descriptor is null ? MemberRole.Attribute : properties[i].Role);
        }

        return new EquatableArray<MemberModel>(members);
    }

    private MemberModel Parse(EventProperty property, MemberRole role)
    {
        var shape = MemberShapes.Of(property, role);
        var found = FindAbsence(shape, property.IgnoreCondition);
        var absence = found == Absence.Never && IsReadAsNullable(property, shape) ? Absence.WhenNull : found;
        var read = _owner + CSharpText.Identifier(property.Name) + Through(property, shape);
        var name = CamelCase.Of(property.Name);
        var value = ParseValue(shape, role);
        return new MemberModel
        {
            Name = property.Name,
            WireName = WireNames.FindDeclared(property) ?? name,
            Role = role,
            Value = value,
            Kind = WireKinds.Of(role, value.Form, goesToNxt: _descriptor is { Nxt: not null }),
            Read = read,
            Local = _locals.Take(name),
            Absence = absence,
            PresenceTest = absence == Absence.WhenDefault ? FindPresenceTest(shape, read) : null,
            Separator = IsAttribute(role) ? _attributes.Next(absence) : Separator.None,
            NxtSeparator = IsInNxtBody(role) ? _body.Next(absence) : Separator.None,
            Required = IsTheIdentifyId(role) || (found == Absence.Never && role != MemberRole.ExtensionData),
            NeedsNullCheck = found == Absence.Never && property.Type.IsReferenceType && role is not (MemberRole.Attribute or MemberRole.IdentifyId),
            Personal = property.FindAttribute(MetadataNames.Personal) is not null,
            Constraints = FindConstraints(property, role, shape),
        };
    }

    // A nested type's members stand in an object of their own, like the attributes of a PX event.
    private bool IsAttribute(MemberRole role) => role == MemberRole.Attribute && _descriptor is null or { Px: not null };

    private bool IsInNxtBody(MemberRole role) => role != MemberRole.ExtensionData && _descriptor is { Nxt: not null };

    private bool IsTheIdentifyId(MemberRole role)
    {
        var isIt = _needsIdentifyId && role == MemberRole.IdentifyId;
        _needsIdentifyId &= !isIt;
        return isIt;
    }

    // Nearly always there are none.
    private ConstraintsModel? FindConstraints(EventProperty property, MemberRole role, MemberShape shape) =>
        ConstraintParser.Parse(property, role, shape, _values.TypeNames) is { Count: > 0 } constraints
            ? new ConstraintsModel(
                constraints.Select(static constraint => constraint.Expression).ToEquatableArray(),
                ConstrainedType(shape),
                _descriptor is null ? _values.TakeNestedIndex() : null)
            : null;

    // An enum may be one that only its own code can name without an error; nobody but the guard asks about it.
    private string? ConstrainedType(MemberShape shape) =>
        shape.Form is WireForm.Enum or WireForm.UserType || shape.Form.IsNested() ? null : _values.TypeNames.Of(shape.ValueType);

    private ValueModel ParseValue(MemberShape shape, MemberRole role) => role switch
    {
        MemberRole.ExtensionData => _values.ParseExtension(MemberShapes.ExtensionElementOf(shape.ValueType)!.Value, shape.ValueType, shape.AdmitsNull),

        // PX has names of its own for it; in an NXT body it is an enum like any other.
        MemberRole.UserType when _descriptor is { Nxt: not null } => _values.Parse(WireForm.Enum, shape.ValueType),
        _ => _values.Parse(shape.Form, shape.ValueType),
    };

    private static string Through(EventProperty property, MemberShape shape) =>
        shape.Through is null ? "" : (property.Type.AdmitsNull() || property.Type.IsReferenceType ? "?." : ".") + CSharpText.Identifier(shape.Through);

    // A value type read through ?. comes as a nullable one, though nothing should be null.
    private static bool IsReadAsNullable(EventProperty property, MemberShape shape) =>
        shape.Through is not null && property.Type.IsReferenceType && shape.ValueType.IsValueType;

    /// <summary>When a member is not on the wire.</summary>
    public static Absence FindAbsence(MemberShape shape, IgnoreCondition? condition)
    {
        if (shape.AdmitsNull)
        {
            return condition == IgnoreCondition.Never ? Absence.NullIsWritten : Absence.WhenNull;
        }

        return condition switch
        {
            IgnoreCondition.WhenWritingDefault when shape.ValueType.IsValueType => Absence.WhenDefault,
            IgnoreCondition.WhenWritingDefault or IgnoreCondition.WhenWritingNull when shape.ValueType.IsReferenceType => Absence.WhenNull,
            _ => Absence.Never,
        };
    }

    private string FindPresenceTest(MemberShape shape, string read) => shape.Form switch
    {
        WireForm.Boolean => read,
        _ when shape.Form.IsNested() => _values.DiffersFromDefault(shape.ValueType, read),
        _ => read + " != default",
    };
}
