using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>Adds a generator of somebody else's, which writes one file. As every generator's, ours does not see it.</summary>
internal sealed class AnalysisOtherGenerator(string text) : AnalyzerReference
{
    public override string? FullPath => null;

    public override object Id => text;

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [new Generator(text).AsSourceGenerator()];

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => GetGenerators(LanguageNames.CSharp);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];

    private sealed class Generator(string text) : IIncrementalGenerator
    {
        // What is written after initialization would be seen by all.
        public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
            context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName),
            (output, _) => output.AddSource("Other.g.cs", text));
    }
}
