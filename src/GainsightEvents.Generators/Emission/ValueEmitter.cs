using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the statement that writes one value.</summary>
internal static class ValueEmitter
{
    public static string Write(ValueModel model, string value, string index) => model.Form switch
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
        WireForm.Enum or WireForm.Wrapped or WireForm.Object or WireForm.Sequence or WireForm.Map => $"{model.Writer}(ref writer, {value}, {index});",
        _ => throw new InvalidOperationException($"{model.Form} is not written by one statement."),
    };
}
