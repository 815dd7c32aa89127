using System.Collections.Immutable;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// The frame of every rule: it costs nothing in a compilation that does not know <c>[GainsightEvent]</c>, runs concurrently, and looks at no
/// generated code unless it is about that.
/// </summary>
/// <param name="rule">The rule.</param>
/// <param name="generatedCode">What a rule does in generated code, where its mistake may be that the code is generated.</param>
internal abstract class EventAnalyzer(
    DiagnosticDescriptor rule, GeneratedCodeAnalysisFlags generatedCode = GeneratedCodeAnalysisFlags.None) : DiagnosticAnalyzer
{
    public sealed override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [rule];

    public sealed override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(generatedCode);
        context.RegisterCompilationStartAction(start =>
        {
            // A polyfill beside the package's own attribute is no reason to fall silent, so an ambiguous name counts.
            if (!start.Compilation.GetTypesByMetadataName(MetadataNames.GainsightEvent).IsEmpty)
            {
                RegisterActions(start);
            }
        });
    }

    /// <summary>
    /// Called once per compilation that knows <c>[GainsightEvent]</c>. What a rule has to know of the whole compilation is read here, best lazily.
    /// Nothing that has a fix waits for the compilation's end, so that the editor shows every such mistake as it is typed.
    /// </summary>
    protected abstract void RegisterActions(CompilationStartAnalysisContext context);

    /// <summary>Has <paramref name="analyze"/> called once for each declared event.</summary>
    protected static void RegisterEventAction(
        CompilationStartAnalysisContext context, Action<EventDeclaration, SymbolAnalysisContext> analyze) =>
        context.RegisterSymbolAction(
            symbolContext =>
            {
                if (EventDeclaration.Find((INamedTypeSymbol)symbolContext.Symbol, symbolContext.CancellationToken) is { } declaration)
                {
                    analyze(declaration, symbolContext);
                }
            },
            SymbolKind.NamedType);

    /// <summary>Has <paramref name="analyze"/> called once for each target of each declared event.</summary>
    protected static void RegisterTargetAction(
        CompilationStartAnalysisContext context, Action<TargetDeclaration, SymbolAnalysisContext> analyze) =>
        context.RegisterSymbolAction(
            symbolContext =>
            {
                foreach (var declaration in TargetDeclaration.Of((INamedTypeSymbol)symbolContext.Symbol, symbolContext.CancellationToken))
                {
                    analyze(declaration, symbolContext);
                }
            },
            SymbolKind.NamedType);
}
