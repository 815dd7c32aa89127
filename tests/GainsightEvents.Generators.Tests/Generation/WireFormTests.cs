using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Generation;

/// <summary>Each row of the wire-forms table for each target, where the culture has other ideas. That of compile time is in ContextPitfallTests.</summary>
public sealed class WireFormTests
{
    [Theory]
    [ClassData(typeof(WireFormTable))]
    public void Each_row_of_the_table_is_written_in_its_form_for_both_targets(string row, string members, string made, string px, string nxt)
    {
        var gainsightEvent = Generate(members).Make(made);
        GenerationCultures.InEach(() =>
        {
            AssertWritten(row, px, GenerationScenario.Write(gainsightEvent));
            AssertWritten(row, WithEventId(px), GenerationScenario.Write(gainsightEvent, sendEventId: true));
            AssertWritten(row, nxt, GenerationScenario.Write(gainsightEvent, target: EventTarget.Nxt));
        });
    }

    [Theory]
    [InlineData("double", "double.NaN")]
    [InlineData("double", "double.PositiveInfinity")]
    [InlineData("float", "float.NegativeInfinity")]
    [InlineData("DayOfWeek", "(DayOfWeek)7")]
    [InlineData("Rights", "(Rights)8")]
    public void What_the_table_refuses_is_refused_for_both_targets(string type, string value)
    {
        var run = Generate($"public {type} Value {{ get; init; }}");
        var made = $"new Opened {{ Value = {value} }}";
        GenerationCultures.InEach(() => run.Refuses(EventTarget.Px, made, "Value").Refuses(EventTarget.Nxt, made, "Value"));
    }

    private static void AssertWritten(string row, string json, (byte[] Body, IReadOnlyList<EventViolation> Violations) written)
    {
        Assert.True(written.Violations.Count == 0, $"{row}: {string.Join("; ", written.Violations.Select(static violation => violation.Rule))}");
        GenerationScenario.AssertJson(json, written.Body);
    }

    // Sent only where it is asked for.
    private static string WithEventId(string px) => $$"""{{px[..^1]}},"eventId":"{{GenerationScenario.EventId}}"}""";

    private static GenerationRun Generate(string members) => EventSource.In("Acme", $$"""
        public enum Channel { Web, [JsonStringEnumMemberName("mobile \"app\"")] Mobile }
        [Flags] public enum Rights { Read = 1, Insert = 2 }
        public sealed record Place(double X, DateTime When);
        [GainsightEvent("Opened \"İ\" \U0001F600"), NxtEvent("opened")]
        public sealed partial record Opened
        {
            [IdentifyId] public string UserId { get; init; } = "u";
            {{members}}
        }
        """).Generate();
}
