using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class DismantledValueTests
{
    private const string Types = """
        public abstract class Value : IFormattable { public string ToString(string? format, IFormatProvider? provider) => ""; }
        public sealed class Length : Value { public double Meters => 1; public double Feet => 3; }
        public readonly struct ObjectId : IConvertible
        {
            public int Timestamp => 1; public DateTime Created => default;
            public TypeCode GetTypeCode() => TypeCode.Object; public string ToString(IFormatProvider? provider) => "";
            bool IConvertible.ToBoolean(IFormatProvider? p) => true; byte IConvertible.ToByte(IFormatProvider? p) => 0; char IConvertible.ToChar(IFormatProvider? p) => 'a';
            DateTime IConvertible.ToDateTime(IFormatProvider? p) => default; decimal IConvertible.ToDecimal(IFormatProvider? p) => 0; double IConvertible.ToDouble(IFormatProvider? p) => 0;
            short IConvertible.ToInt16(IFormatProvider? p) => 0; int IConvertible.ToInt32(IFormatProvider? p) => 0; long IConvertible.ToInt64(IFormatProvider? p) => 0;
            sbyte IConvertible.ToSByte(IFormatProvider? p) => 0; float IConvertible.ToSingle(IFormatProvider? p) => 0; object IConvertible.ToType(Type type, IFormatProvider? p) => "";
            ushort IConvertible.ToUInt16(IFormatProvider? p) => 0; uint IConvertible.ToUInt32(IFormatProvider? p) => 0; ulong IConvertible.ToUInt64(IFormatProvider? p) => 0;
        }
        public readonly record struct Price(decimal Amount) : IFormattable { public string ToString(string? format, IFormatProvider? provider) => ""; }
        public record Line(Length Length, int Count);

        """;

    [Theory]
    [InlineData("Length?", "Parcel", "Length")]
    [InlineData("ObjectId", "Parcel", "ObjectId")]
    [InlineData("ObjectId?", "Parcel", "ObjectId")]
    [InlineData("System.Collections.Generic.List<ObjectId>", "Parcel[]", "ObjectId")]
    [InlineData("Line", "Parcel.Length", "Length")]
    public Task A_value_that_is_sent_in_parts_is_reported(string type, string path, string name) => Rule()
        .In(Types + $"[GainsightEvent(\"Exported\")] public partial record Exported([IdentifyId] string UserId, {type} [|Parcel|]);")
        .Reports($"'{path}' of event 'Exported' is sent as an object of the public properties of '{name}', though '{name}' has a text form of its own; declare the member as a string or a number, and convert to it where the event is created");

    [Theory]
    [InlineData("[NxtEvent(\"exported\")] public partial record Exported(Price Price, DayOfWeek Day, decimal Sum, Guid Id, DateTimeOffset At);")]
    [InlineData("[NxtEvent(\"exported\")] public partial record Exported([property: JsonIgnore] Length Length, System.Collections.Generic.List<int> Numbers);")]
    [InlineData("public record Plain(Length Length);")]
    public Task A_plain_value_and_what_is_left_out_show_nothing(string declaration) => Rule().In(Types + declaration).ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<DismantledValueAnalyzer>();
}
