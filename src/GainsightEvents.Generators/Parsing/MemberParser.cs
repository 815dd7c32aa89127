using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Decides how each member is written.</summary>
internal static class MemberParser
{
    public static EquatableArray<MemberModel> Parse(IReadOnlyList<EventProperty> properties, EnumParser enums)
    {
        var locals = new NameScope("target", "writer");
        var members = new List<MemberModel>(properties.Count);
        var separator = Separator.None;
        foreach (var property in properties)
        {
            var member = Parse(property, locals, enums) with { Separator = separator };
            members.Add(member);
            if (member.Mark == EventMark.Attribute)
            {
                separator = After(separator, member.Absence);
            }
        }

        return members.ToEquatableArray();
    }

    private static MemberModel Parse(EventProperty property, NameScope locals, EnumParser enums)
    {
        var mark = property.Mark;
        var shape = MemberShapes.Of(property, mark);
        var absence = mark == EventMark.Attribute
            ? FindAbsence(shape, property.IgnoreCondition)
            : shape.AdmitsNull ? Absence.WhenNull : Absence.Never;
        return new MemberModel
        {
            Name = property.Name,
            WireName = WireNames.Of(property),
            Mark = mark,
            Form = shape.Form,
            Read = "this." + CSharpText.Identifier(property.Name) + Through(property, shape),
            Local = locals.Take(CamelCase.Of(property.Name)),
            Absence = absence,
            Separator = Separator.None,
            EnumWriter = shape.Form == WireForm.Enum ? enums.WriterOf(shape.ValueType) : null,
            Required = absence == Absence.Never,
            NeedsNullCheck = absence == Absence.Never && property.Type.IsReferenceType && mark is not (EventMark.Attribute or EventMark.IdentifyId),
            Personal = property.FindAttribute(MetadataNames.Personal) is not null,
            Constraints = ConstraintParser.Parse(property, enums.TypeNames).Select(static constraint => constraint.Expression).ToEquatableArray(),
        };
    }

    private static string Through(EventProperty property, MemberShape shape) =>
        shape.Through is null ? "" : (property.Type.AdmitsNull() || property.Type.IsReferenceType ? "?." : ".") + CSharpText.Identifier(shape.Through);

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

    private static Separator After(Separator before, Absence absence) =>
        absence is Absence.Never or Absence.NullIsWritten || before == Separator.Comma ? Separator.Comma : Separator.CommaUnlessFirst;
}
