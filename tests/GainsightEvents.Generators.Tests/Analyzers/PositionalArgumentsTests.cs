using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Tests.Harness;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class PositionalArgumentsTests
{
    [Theory]
    [InlineData("P.PublishExportedAsync(\"u\", [|\"a\"|])")]
    [InlineData("P.PublishExportedAsync(\"u\", [|\"a\"|], \"b\", Token)")]
    [InlineData("P.PublishExportedAsync(\"u\", category: \"a\", [|\"b\"|])")]
    [InlineData("ExportedGainsightExtensions.PublishExportedAsync(P, \"u\", [|\"a\"|])")]
    [InlineData("P.PublishExportedAsync(\"u\", [|\"a\"|]).ConfigureAwait(false)")]
    public Task The_first_argument_without_a_name_after_the_user_is_reported(string call) => In($"await {call};")
        .Reports("'PublishExportedAsync' is handed its arguments by position, and their order changes with the event's members; name those after the first");

    [Theory]
    [InlineData("P.PublishExportedAsync(\"u\")")]
    [InlineData("P.PublishExportedAsync(\"u\", category: \"a\", @event: \"b\")")]
    [InlineData("P.PublishExportedAsync(userId: \"u\", cancellationToken: Token)")]
    [InlineData("P.PublishSignedUpAsync(\"u\", Token)")]
    [InlineData("P.PublishOwnAsync(\"u\", \"a\")")]
    public Task Names_and_methods_of_your_own_show_nothing(string call) => In($"await {call};").ReportsNothing();

    [Fact]
    public Task The_arguments_get_their_names_where_they_stand() => Rule()
        .In(Source("""
            await P.PublishExportedAsync("u", [|"a"|], "b");
                    await P.PublishExportedAsync(
                        "u",
                        // the category
                        [|"a"|], "b", // both
                        Token);
                    await ExportedGainsightExtensions.PublishExportedAsync(P, "u", [|Other(Other("x"))|]);
            """))
        .In(Generated, "Generated.cs")
        .BecomesBy(PositionalArgumentsCodeFix.NameArguments, Source("""
            await P.PublishExportedAsync("u", category: "a", @event: "b");
                    await P.PublishExportedAsync(
                        "u",
                        // the category
                        category: "a", @event: "b", // both
                        Token);
                    await ExportedGainsightExtensions.PublishExportedAsync(P, "u", category: Other(Other("x")));
            """));

    private const string Generated = """
        using System.Threading; using System.Threading.Tasks;

        [System.CodeDom.Compiler.GeneratedCode("GainsightEvents.Generators", "0.1.0")]
        public static class ExportedGainsightExtensions
        {
            public static ValueTask<PublishReceipt> PublishExportedAsync(
                this IEventPublisher publisher, string userId, string? category = null, string? @event = null, CancellationToken cancellationToken = default) => default;

            public static ValueTask<PublishReceipt> PublishSignedUpAsync(
                this IEventPublisher publisher, string userId, CancellationToken cancellationToken = default) => default;
        }

        public static class Own
        {
            public static ValueTask<PublishReceipt> PublishOwnAsync(this IEventPublisher publisher, string userId, string category) => default;
        }
        """;

    private static AnalysisTest In(string statement) => Rule().In(Source(statement)).In(Generated, "Generated.cs");

    private static string Source(string statement) => $$"""
        using System.Threading; using System.Threading.Tasks;

        public class Reports(IEventPublisher P, CancellationToken Token)
        {
            public async Task Export()
            {
                {{statement}}
            }

            private static string Other(string text) => text;
            private CancellationToken Kept => Token;
        }
        """;

    private static AnalysisTest Rule() => AnalysisTest.Of<PositionalArgumentsAnalyzer>();
}
