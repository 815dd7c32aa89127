using System.Collections.Immutable;
using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// The frame of every rule: it costs nothing in a compilation that does not know <c>[GainsightEvent]</c>, runs concurrently, and never looks at generated code.
/// </summary>
/// <remarks>
/// A rule about a declared event overrides <see cref="AnalyzeEvent"/>. One about something else, such as a call, overrides <see cref="RegisterActions"/>.
/// </remarks>
internal abstract class EventAnalyzer(DiagnosticDescriptor rule) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [rule];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            // A polyfill beside the package's own attribute is no reason to fall silent, so an ambiguous name counts.
            if (!start.Compilation.GetTypesByMetadataName(MetadataNames.GainsightEvent).IsEmpty)
            {
                RegisterActions(start);
            }
        });
    }

    /// <summary>Called once per compilation. Holds what a rule needs to know of the whole compilation, best lazily.</summary>
    protected virtual void RegisterActions(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(
            symbolContext =>
            {
                if (EventDeclaration.Find((INamedTypeSymbol)symbolContext.Symbol, symbolContext.CancellationToken) is { } declaration)
                {
                    AnalyzeEvent(declaration, symbolContext);
                }
            },
            SymbolKind.NamedType);

    /// <summary>Called once per declared event.</summary>
    protected virtual void AnalyzeEvent(EventDeclaration declaration, SymbolAnalysisContext context)
    {
    }
}
