using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class UncheckedValidationTests
{
    [Fact]
    public Task Attributes_that_nothing_checks_are_reported_at_themselves() => Rule().In("""
        using System.ComponentModel.DataAnnotations;

        public sealed class EvenAttribute : ValidationAttribute;

        [GainsightEvent("Exported")]
        public partial record Exported([[|Phone|]] string Phone, [property: [|Compare("Phone")|]] string Other)
        {
            [[|EmailAddress|], StringLength(100)] public string? Email { get; init; }
            [[|Even|]] public int Count { get; init; }
            [[|Required|]] public string? Category { get; init; }
        }
        """).Reports(
        Message("Phone", "Phone"), Message("Compare", "Other"), Message("EmailAddress", "Email"), Message("Even", "Count"), Message("Required", "Category"));

    [Theory]
    [InlineData("[[|RegularExpression(\"a\")|]] string[] A")]
    [InlineData("[[|MaxLength(3)|]] Counted A")]
    [InlineData("[[|Range(typeof(Uri), \"a\", \"b\")|]] Uri A")]
    public Task What_is_checked_on_other_types_only_is_reported(string parameter) => Rule()
        .In($"using System.ComponentModel.DataAnnotations; public record Counted(int Count); [GainsightEvent(\"Exported\")] public partial record Exported({parameter});")
        .ReportsAnything();

    [Theory]
    [InlineData("[MaxLength(3), MinLength(1)] string[] A")]
    [InlineData("[MaxLength] string[] A")]
    [InlineData("[Range(typeof(DayOfWeek), \"Monday\", \"Friday\")] DayOfWeek A")]
    [InlineData("[Range(0, 1), StringLength(1), MinLength(1), MaxLength(1), RegularExpression(\"a\"), AllowedValues(\"a\"), Url, DataType(DataType.Html)] string A")]
    [InlineData("[property: JsonIgnore, EmailAddress] string A")]
    [InlineData("[Obsolete] string A")]
    public Task What_is_checked_or_no_member_shows_nothing(string parameter) => Rule()
        .AllowingCompilerErrors("CS0592")
        .In($"using System.ComponentModel.DataAnnotations; [GainsightEvent(\"Exported\")] public partial record Exported({parameter});")
        .ReportsNothing();

    [Fact]
    public Task What_is_inherited_may_be_checked_for_others() => Rule().In("""
        public record Base { [System.ComponentModel.DataAnnotations.EmailAddress] public string? Email { get; init; } }
        [GainsightEvent("Exported")] public partial record Exported : Base;
        """).ReportsNothing();

    [Fact]
    public Task A_member_of_both_targets_is_reported_once() => Rule()
        .In("[GainsightEvent(\"Exported\")] [NxtEvent(\"exported\")] public partial record Exported([[|System.ComponentModel.DataAnnotations.Phone|]] string Phone);")
        .ReportsAnything();

    private static string Message(string attribute, string member) =>
        $"[{attribute}] on member '{member}' of event 'Exported' is checked neither by the compiler nor when the event is published; constrain it by an attribute that is, or check the value before";

    private static AnalysisTest Rule() => AnalysisTest.Of<UncheckedValidationAnalyzer>();
}
