using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Each scalar row of the wire-forms table for each target, where the culture at compile time and at run time has other ideas.</summary>
public sealed class WireFormTests
{
    [Theory]
    [InlineData("string", "\"å\\\"\\\\\\n\\u0001/<&>'+\\u2028\\U0001F600\"", "\"å\\\"\\\\\\n\\u0001/<&>'+\u2028😀\"")]
    [InlineData("string", "\"\\uD800x\"", "\"\uFFFDx\"")]
    [InlineData("bool", "true", "true")]
    [InlineData("sbyte", "sbyte.MinValue", "-128")]
    [InlineData("byte", "byte.MaxValue", "255")]
    [InlineData("short", "short.MinValue", "-32768")]
    [InlineData("ushort", "ushort.MaxValue", "65535")]
    [InlineData("int", "int.MinValue", "-2147483648")]
    [InlineData("uint", "uint.MaxValue", "4294967295")]
    [InlineData("long", "long.MinValue", "-9223372036854775808")]
    [InlineData("long", "long.MaxValue", "9223372036854775807")]
    [InlineData("ulong", "ulong.MaxValue", "18446744073709551615")]
    [InlineData("float", "0.1f", "0.1")]
    [InlineData("float", "float.MaxValue", "3.4028235E+38")]
    [InlineData("double", "0.1 + 0.2", "0.30000000000000004")]
    [InlineData("double", "-1.5E-300", "-1.5E-300")]
    [InlineData("decimal", "-1234567.8900m", "-1234567.8900")]
    [InlineData("decimal", "decimal.MaxValue", "79228162514264337593543950335")]
    [InlineData("Guid", "new Guid(\"0190B5A1-AAAA-7000-8000-0000000000FF\")", "\"0190b5a1-aaaa-7000-8000-0000000000ff\"")]
    [InlineData("Uri", "new Uri(\"https://example.com/ä?q=%20\")", "\"https://example.com/ä?q=%20\"")]
    [InlineData("Uri", "new Uri(\"/relative\", UriKind.Relative)", "\"/relative\"")]
    [InlineData("DateTime", "new DateTime(2026, 11, 21, 8, 5, 9, DateTimeKind.Utc)", "\"2026-11-21T08:05:09Z\"")]
    [InlineData("DateTime", "new DateTime(2026, 11, 21, 8, 5, 9, 120)", "\"2026-11-21T08:05:09.12Z\"")]
    [InlineData("DateTimeOffset", "new DateTimeOffset(2026, 11, 21, 1, 5, 9, TimeSpan.FromHours(3))", "\"2026-11-20T22:05:09Z\"")]
    [InlineData("DateOnly", "new DateOnly(2026, 2, 3)", "\"2026-02-03\"")]
    [InlineData("TimeOnly", "new TimeOnly(7, 8, 9)", "\"07:08:09\"")]
    [InlineData("TimeOnly", "new TimeOnly(7, 8, 9, 10, 20)", "\"07:08:09.01002\"")]
    [InlineData("TimeSpan", "new TimeSpan(1, 2, 3, 4, 5)", "\"1.02:03:04.0050000\"")]
    [InlineData("TimeSpan", "TimeSpan.FromHours(-1)", "\"-01:00:00\"")]
    [InlineData("DayOfWeek", "DayOfWeek.Friday", "\"Friday\"")]
    public void A_scalar_is_written_in_its_form(string type, string value, string json)
    {
        var made = EventSource.In("Acme", $$"""
            [GainsightEvent("Opened"), NxtEvent("opened")]
            public sealed partial record Opened
            {
                [IdentifyId] public string UserId { get; init; } = "u";
                public required {{type}} Value { get; init; }
                public {{type}}? Optional { get; init; }
                public {{type}}? Absent { get; init; }
            }
            """).Generate().Make($"new Opened {{ Value = {value}, Optional = {value} }}");
        GenerationCultures.InEach(() =>
        {
            var (px, pxViolations) = GenerationScenario.Write(made);
            var (nxt, nxtViolations) = GenerationScenario.Write(made, target: EventTargets.Nxt);
            Assert.Empty(pxViolations.Concat(nxtViolations));
            GenerationScenario.AssertJson($$"""{"value":{{json}},"optional":{{json}}}""", GenerationScenario.Attributes(px));
            GenerationScenario.AssertJson($$"""{"userId":"u","value":{{json}},"optional":{{json}}}""", nxt);
        });
    }
}
