using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>Adds the generator to a project as its package does.</summary>
internal sealed class AnalysisGenerator : AnalyzerReference
{
    public override string? FullPath => null;

    public override object Id => typeof(EventGenerator);

    public override ImmutableArray<ISourceGenerator> GetGenerators(string language) => [new EventGenerator().AsSourceGenerator()];

    public override ImmutableArray<ISourceGenerator> GetGeneratorsForAllLanguages() => GetGenerators(LanguageNames.CSharp);

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzers(string language) => [];

    public override ImmutableArray<DiagnosticAnalyzer> GetAnalyzersForAllLanguages() => [];
}
