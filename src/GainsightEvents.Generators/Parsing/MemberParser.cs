using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Decides how each member is written.</summary>
internal static class MemberParser
{
    /// <summary>The members of an event.</summary>
    public static EquatableArray<MemberModel> Parse(IReadOnlyList<EventProperty> properties, ValueParser values, DescriptorModel descriptor)
    {
        var members = Parse(properties, values, "this.", new NameScope("target", "writer"), property => property.Mark, descriptor.Nxt is not null);
        for (var i = 0; i < members.Count; i++)
        {
            members[i] = Constrain(members[i], properties[i], values, isNested: false);
        }

        if (descriptor.Px is { } px)
        {
            if (!px.IdentityFromContext)
            {
                // Gainsight PX drops events without one, so the guard refuses an empty identifyId, whatever its type admits.
                var identifyId = members.FindIndex(static member => member.Mark == EventMark.IdentifyId);
                if (identifyId >= 0)
                {
                    members[identifyId] = members[identifyId] with { Required = true };
                }
            }

            Separate(members, static member => member.Mark == EventMark.Attribute, static (member, separator) => member with { Separator = separator });
        }

        if (descriptor.Nxt is not null)
        {
            Separate(members, static member => member.Mark != EventMark.ExtensionData, static (member, separator) => member with { NxtSeparator = separator });
        }

        return members.ToEquatableArray();
    }

    /// <summary>The members of a nested type, where marks have no meaning.</summary>
    public static EquatableArray<MemberModel> ParseNested(IReadOnlyList<EventProperty> properties, ValueParser values)
    {
        var members = Parse(properties, values, "value.", new NameScope("value", "writer", "member"), static _ => EventMark.Attribute, goesToNxt: false);
        for (var i = 0; i < members.Count; i++)
        {
            members[i] = Constrain(members[i], properties[i], values, isNested: true);
        }

        Separate(members, static _ => true, static (member, separator) => member with { Separator = separator });
        return members.ToEquatableArray();
    }

    private static List<MemberModel> Parse(
        IReadOnlyList<EventProperty> properties, ValueParser values, string owner, NameScope locals, Func<EventProperty, EventMark> markOf, bool goesToNxt)
    {
        var members = new List<MemberModel>(properties.Count);
        foreach (var property in properties)
        {
            var mark = markOf(property);
            var shape = MemberShapes.Of(property, mark);
            var found = FindAbsence(shape, property.IgnoreCondition);
            var absence = found == Absence.Never && IsReadAsNullable(property, shape) ? Absence.WhenNull : found;
            var read = owner + CSharpText.Identifier(property.Name) + Through(property, shape);
            members.Add(new MemberModel
            {
                Name = property.Name,
                WireName = WireNames.Of(property),
                Mark = mark,
                Value = ParseValue(shape, mark, values, goesToNxt),
                Read = read,
                Local = locals.Take(CamelCase.Of(property.Name)),
                Absence = absence,
                PresenceTest = absence == Absence.WhenDefault ? FindPresenceTest(shape, read, values) : null,
                Separator = Separator.None,
                Required = found == Absence.Never && mark != EventMark.ExtensionData,
                NeedsNullCheck = found == Absence.Never && property.Type.IsReferenceType && mark is not (EventMark.Attribute or EventMark.IdentifyId),
                Personal = property.FindAttribute(MetadataNames.Personal) is not null,
            });
        }

        return members;
    }

    // The model itself where there are none, which is nearly always.
    private static MemberModel Constrain(MemberModel member, EventProperty property, ValueParser values, bool isNested)
    {
        var constraints = ConstraintParser.Parse(property, member.Mark, values.TypeNames);
        if (constraints.Count == 0)
        {
            return member;
        }

        var rules = constraints.Select(static constraint => constraint.Expression).ToEquatableArray();
        var type = ConstrainedType(MemberShapes.Of(property, member.Mark), values.TypeNames);
        return member with { Constraints = new ConstraintsModel(rules, type, isNested ? values.TakeNestedIndex() : null) };
    }

    // An enum may be one that only its own code can name without an error; nobody but the guard asks about it.
    private static string? ConstrainedType(MemberShape shape, TypeNames names) =>
        shape.Form is WireForm.Enum or WireForm.UserType || shape.Form.IsNested() ? null : names.Of(shape.ValueType);

    private static ValueModel ParseValue(MemberShape shape, EventMark mark, ValueParser values, bool goesToNxt) => mark switch
    {
        EventMark.ExtensionData => values.ParseExtension(MemberShapes.ExtensionElementOf(shape.ValueType)!.Value, shape.ValueType, shape.AdmitsNull),

        // PX has names of its own for it; in an NXT body it is an enum like any other.
        EventMark.UserType when goesToNxt => values.Parse(WireForm.Enum, shape.ValueType),
        _ => values.Parse(shape.Form, shape.ValueType),
    };

    private static string Through(EventProperty property, MemberShape shape) =>
        shape.Through is null ? "" : (property.Type.AdmitsNull() || property.Type.IsReferenceType ? "?." : ".") + CSharpText.Identifier(shape.Through);

    // A value type read through ?. comes as a nullable one, though nothing should be null.
    private static bool IsReadAsNullable(EventProperty property, MemberShape shape) =>
        shape.Through is not null && property.Type.IsReferenceType && shape.ValueType.IsValueType;

    private static Absence FindAbsence(MemberShape shape, IgnoreCondition? condition)
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

    private static string FindPresenceTest(MemberShape shape, string read, ValueParser values) => shape.Form switch
    {
        WireForm.Boolean => read,
        _ when shape.Form.IsNested() => values.DiffersFromDefault(shape.ValueType, read),
        _ => read + " != default",
    };

    private static void Separate(List<MemberModel> members, Predicate<MemberModel> isIn, Func<MemberModel, Separator, MemberModel> with)
    {
        var separator = Separator.None;
        for (var i = 0; i < members.Count; i++)
        {
            if (isIn(members[i]))
            {
                members[i] = with(members[i], separator);
                separator = After(separator, members[i].Absence);
            }
        }
    }

    private static Separator After(Separator before, Absence absence) =>
        absence is Absence.Never or Absence.NullIsWritten || before == Separator.Comma ? Separator.Comma : Separator.CommaUnlessFirst;
}
