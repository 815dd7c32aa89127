using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>Registers every action that other analyzers register, and does nothing in any.</summary>
#pragma warning disable RS1001 // Never loaded by a compiler.
internal sealed class EmptyAnalyzer : DiagnosticAnalyzer
{
    private readonly List<Action<CompilationStartAnalysisContext>> _actions = [];

    /// <param name="analyzers">The analyzers to imitate.</param>
    /// <param name="compilation">One in which they register their actions.</param>
    public EmptyAnalyzer(ImmutableArray<DiagnosticAnalyzer> analyzers, Compilation compilation)
    {
        foreach (var analyzer in analyzers)
        {
            analyzer.Initialize(new RecordingContext(compilation, _actions));
        }
    }

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } =
        [new DiagnosticDescriptor("EMPTY", "Empty", "Empty", "Empty", DiagnosticSeverity.Error, isEnabledByDefault: true)];

    public override void Initialize(AnalysisContext context)
    {
        context.EnableConcurrentExecution();
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.RegisterCompilationStartAction(start =>
        {
            foreach (var register in _actions)
            {
                register(start);
            }
        });
    }

    private sealed class RecordingContext(Compilation compilation, List<Action<CompilationStartAnalysisContext>> actions) : AnalysisContext
    {
        public override void RegisterCompilationStartAction(Action<CompilationStartAnalysisContext> action) => action(new RecordingStart(compilation, actions));

        public override void RegisterCompilationAction(Action<CompilationAnalysisContext> action) => actions.Add(static start => start.RegisterCompilationEndAction(static _ => { }));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => actions.Add(static start => start.RegisterSemanticModelAction(static _ => { }));

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) =>
            actions.Add(start => start.RegisterSymbolAction(static _ => { }, symbolKinds));

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) =>
            actions.Add(start => start.RegisterOperationAction(static _ => { }, operationKinds));

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => actions.Add(static start => start.RegisterSyntaxTreeAction(static _ => { }));

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) =>
            actions.Add(start => start.RegisterSyntaxNodeAction(static _ => { }, syntaxKinds));

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => actions.Add(static start => start.RegisterCodeBlockAction(static _ => { }));

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) =>
            actions.Add(static start => start.RegisterCodeBlockStartAction<TLanguageKindEnum>(static _ => { }));

        public override void EnableConcurrentExecution()
        {
        }

        public override void ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags analysisMode)
        {
        }
    }

    private sealed class RecordingStart(Compilation compilation, List<Action<CompilationStartAnalysisContext>> actions)
        : CompilationStartAnalysisContext(compilation, new AnalyzerOptions([]), CancellationToken.None)
    {
        public override void RegisterCompilationEndAction(Action<CompilationAnalysisContext> action) => actions.Add(static start => start.RegisterCompilationEndAction(static _ => { }));

        public override void RegisterSemanticModelAction(Action<SemanticModelAnalysisContext> action) => actions.Add(static start => start.RegisterSemanticModelAction(static _ => { }));

        public override void RegisterSymbolAction(Action<SymbolAnalysisContext> action, ImmutableArray<SymbolKind> symbolKinds) =>
            actions.Add(start => start.RegisterSymbolAction(static _ => { }, symbolKinds));

        public override void RegisterSymbolStartAction(Action<SymbolStartAnalysisContext> action, SymbolKind symbolKind) =>
            actions.Add(start => start.RegisterSymbolStartAction(static _ => { }, symbolKind));

        public override void RegisterOperationAction(Action<OperationAnalysisContext> action, ImmutableArray<OperationKind> operationKinds) =>
            actions.Add(start => start.RegisterOperationAction(static _ => { }, operationKinds));

        public override void RegisterOperationBlockAction(Action<OperationBlockAnalysisContext> action) => actions.Add(static start => start.RegisterOperationBlockAction(static _ => { }));

        public override void RegisterOperationBlockStartAction(Action<OperationBlockStartAnalysisContext> action) =>
            actions.Add(static start => start.RegisterOperationBlockStartAction(static _ => { }));

        public override void RegisterSyntaxTreeAction(Action<SyntaxTreeAnalysisContext> action) => actions.Add(static start => start.RegisterSyntaxTreeAction(static _ => { }));

        public override void RegisterAdditionalFileAction(Action<AdditionalFileAnalysisContext> action) =>
            actions.Add(static start => start.RegisterAdditionalFileAction(static _ => { }));

        public override void RegisterSyntaxNodeAction<TLanguageKindEnum>(Action<SyntaxNodeAnalysisContext> action, ImmutableArray<TLanguageKindEnum> syntaxKinds) =>
            actions.Add(start => start.RegisterSyntaxNodeAction(static _ => { }, syntaxKinds));

        public override void RegisterCodeBlockAction(Action<CodeBlockAnalysisContext> action) => actions.Add(static start => start.RegisterCodeBlockAction(static _ => { }));

        public override void RegisterCodeBlockStartAction<TLanguageKindEnum>(Action<CodeBlockStartAnalysisContext<TLanguageKindEnum>> action) =>
            actions.Add(static start => start.RegisterCodeBlockStartAction<TLanguageKindEnum>(static _ => { }));
    }
}
