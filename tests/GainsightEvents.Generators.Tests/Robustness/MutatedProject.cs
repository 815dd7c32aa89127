using System.Collections.Immutable;
using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>A broken source in an otherwise sound project, and what must hold of it all the same.</summary>
internal sealed class MutatedProject(string source)
{
    private static readonly GenerationProject Project = new(ValidSources.Shared, "namespace Acme { internal static class Elsewhere; }")
    {
        LanguageVersion = LanguageVersion.Latest,
    };

    // Every compilation grows out of one, so that the framework's assemblies are read once.
    private static readonly CSharpCompilation Sound = Project.Compile();

    private readonly SyntaxTree _broken = CSharpSyntaxTree.ParseText(source, Project.ParseOptions, path: "Broken.cs");

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Whether the event was emitted, after it has been shown that nothing was thrown and that the order of the files does not matter.</summary>
    public bool Generate()
    {
        var driver = Project.CreateDriver().RunGeneratorsAndUpdateCompilation(Compile(), out var output, out var reported, CancellationToken);
        Assert.True(reported.IsEmpty, string.Join("\n", reported));
        var result = driver.GetRunResult().Results.Single();
        Assert.Null(result.Exception);

        var shuffled = Sound.RemoveAllSyntaxTrees().AddSyntaxTrees([_broken, .. Sound.SyntaxTrees.Reverse()]);
        var again = Project.CreateDriver().RunGenerators(shuffled, CancellationToken).GetRunResult().Results.Single();
        Assert.Equal(Files(result), Files(again));

        AssertSound((CSharpCompilation)output, result.GeneratedSources);
        return result.GeneratedSources.Length > 0;
    }

    /// <summary>Asserts that every analyzer came to its end.</summary>
    public async Task AnalyzeAsync()
    {
        var analyzers = AnalysisRuleCatalog.Rules.Select(static rule => rule.Analyzer).Distinct().ToImmutableArray();
        var options = new CompilationWithAnalyzersOptions(
            new AnalyzerOptions([]), onAnalyzerException: null, concurrentAnalysis: true, logAnalyzerExecutionTime: false);
        var reported = await Compile().WithAnalyzers(analyzers, options).GetAnalyzerDiagnosticsAsync(CancellationToken);
        Assert.DoesNotContain(reported, static diagnostic => diagnostic.Id == "AD0001");
    }

    private CSharpCompilation Compile() => Sound.AddSyntaxTrees(_broken);

    private static List<(string, string)> Files(GeneratorRunResult result) =>
        [.. result.GeneratedSources.Select(static file => (file.HintName, file.SourceText.ToString())).Order()];

    /// <summary>What is emitted compiles without a warning where the source compiles, and is C# where the source is.</summary>
    private static void AssertSound(CSharpCompilation output, ImmutableArray<GeneratedSourceResult> generated)
    {
        var trees = generated.Select(static file => file.SyntaxTree).ToHashSet();
        if (output.SyntaxTrees.Except(trees).Any(static tree => HasErrors(tree.GetDiagnostics(CancellationToken))))
        {
            return;
        }

        var complaints = trees.SelectMany(static tree => tree.GetDiagnostics(CancellationToken));
        if (!complaints.Any() && trees.Count > 0)
        {
            var diagnostics = output.GetDiagnostics(CancellationToken).ToLookup(diagnostic => trees.Contains(diagnostic.Location.SourceTree!));
            complaints = HasErrors(diagnostics[false]) ? [] : diagnostics[true].Where(static diagnostic => diagnostic.Severity >= DiagnosticSeverity.Warning && !diagnostic.IsSuppressed);
        }

        Assert.True(!complaints.Any(), string.Join("\n", complaints) + "\n" + string.Join("\n", trees));
    }

    private static bool HasErrors(IEnumerable<Diagnostic> diagnostics) => diagnostics.Any(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
