using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the statement that writes one value.</summary>
internal static class ValueEmitter
{
    public static string Write(MemberModel member, string value, int index) => member.Form switch
    {
        WireForm.String => $"writer.WriteString({value}, {index});",
        WireForm.Uri => $"writer.WriteUri({value}, {index});",
        WireForm.Boolean => $"writer.WriteBoolean({value});",
        WireForm.Integer or WireForm.Decimal => $"writer.WriteNumber({value});",
        WireForm.FloatingPoint => $"writer.WriteNumber({value}, {index});",
        WireForm.Guid => $"writer.WriteGuid({value});",
        WireForm.DateTime => $"writer.WriteDateTime({value});",
        WireForm.Date => $"writer.WriteDate({value}.Year, {value}.Month, {value}.Day);",
        WireForm.TimeOfDay => $"writer.WriteTimeOfDay({value}.Ticks);",
        WireForm.TimeSpan => $"writer.WriteTimeSpan({value});",
        WireForm.Enum => $"{member.EnumWriter}(ref writer, {value}, {index});",
        _ => throw new InvalidOperationException($"{member.Form} is no form of an attribute."),
    };

    /// <summary>The name of the <c>WireKind</c> that a member is written as.</summary>
    public static string KindOf(MemberModel member) => member switch
    {
        { Mark: EventMark.Date } => "Integer",
        { Mark: EventMark.GlobalContext } => "Object",
        { Mark: not EventMark.Attribute } => "String",
        { Form: WireForm.Boolean } => "Boolean",
        { Form: WireForm.Integer } => "Integer",
        { Form: WireForm.FloatingPoint or WireForm.Decimal } => "Number",
        { Form: WireForm.DateTime } => "DateTime",
        _ => "String",
    };
}
