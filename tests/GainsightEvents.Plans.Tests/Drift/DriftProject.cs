extern alias compiler;

using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;
using compiler::GainsightEvents.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace GainsightEvents.Plans.Tests.Drift;

/// <summary>A project with a plan file beside it, as the compiler analyses it.</summary>
internal static class DriftProject
{
    /// <summary>What the rules about plans report.</summary>
    /// <param name="plan">The plan file.</param>
    /// <param name="sources">The declarations.</param>
    /// <param name="limit">How many PX events the subscription admits.</param>
    public static async Task<ImmutableArray<Diagnostic>> AnalyseAsync(string plan, IEnumerable<string> sources, int? limit = null)
    {
        var compilation = CompiledPlan.Compile(sources);
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static each => each.Severity == DiagnosticSeverity.Error));
        return await compilation
            .WithAnalyzers(
                [new UnreadablePlanAnalyzer(), new NotInPlanAnalyzer(), new DiffersFromPlanAnalyzer(), new BreaksPlanAnalyzer(), new NotDeclaredAnalyzer()],
                new AnalyzerOptions([new PlanText(plan)], new ProjectOptions(limit)))
            .GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
    }

    private sealed class PlanText(string text) : AdditionalText
    {
        private readonly SourceText _text = SourceText.From(text);

        public override string Path => "/project/gainsight.events.json";

        public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
    }

    private sealed class ProjectOptions(int? limit) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Properties(limit);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Properties(int? limit) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [NotNullWhen(true)] out string? value)
        {
            value = key == "build_property.GainsightPxEventLimit" ? limit?.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;
            return value is not null;
        }
    }
}
