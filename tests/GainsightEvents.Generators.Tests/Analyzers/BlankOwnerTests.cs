using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class BlankOwnerTests
{
    [Theory]
    [InlineData("\"\"")]
    [InlineData("\" \\t\\u2003\"")]
    [InlineData("null!")]
    [InlineData("Owners.None")]
    public Task A_blank_owner_of_an_event_is_reported_at_the_argument(string owner) => Rule()
        .In($"[EventOwner([|{owner}|]), GainsightEvent(\"Exported\")] public partial record Exported; static class Owners {{ public const string None = \"\"; }}")
        .Reports("The owner of event 'Exported' is blank; name the team or the person who answers for it, or remove [EventOwner]");

    [Theory]
    [InlineData("[|\"\"|]")]
    [InlineData("owner: [|\" \"|]")]
    [InlineData("[|null!|]")]
    public Task One_of_the_assembly_is_reported_too(string argument) => Rule()
        .In($"[assembly: EventOwner({argument})]")
        .Reports("The owner of the assembly's events is blank; name the team or the person who answers for them, or remove [EventOwner]");

    [Fact]
    public Task Under_another_name_it_is_the_same() => Rule()
        .In("using Own = GainsightEvents.EventOwnerAttribute; [assembly: Own([|\"\"|])] [Own([|\"\"|]), NxtEvent(\"exported\")] public partial record Exported;")
        .ReportsAnything();

    [Fact]
    public Task An_owner_and_another_attribute_show_nothing() => Rule()
        .In("""
            [assembly: EventOwner("Team Reporting")]
            [assembly: System.Reflection.AssemblyTitle("")]
            [EventOwner("#reporting <a@b>"), GainsightEvent("Exported")] public partial record Exported;
            [System.Diagnostics.DebuggerDisplay("")] public record Other;
            """)
        .ReportsNothing();

    [Theory]
    [InlineData("[assembly: EventOwner(1)]", "CS1503")]
    [InlineData("[assembly: EventOwner]", "CS7036")]
    [InlineData("[EventOwner(Missing)] public record Exported;", "CS0103")]
    public Task What_does_not_compile_is_the_compilers_to_report(string source, string error) => Rule().In(source).AllowingCompilerErrors(error).ReportsNothing();

    private static AnalysisTest Rule() => AnalysisTest.Of<BlankOwnerAnalyzer>();
}
