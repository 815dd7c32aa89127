using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A publish call as a statement: nobody waits for the outbox, and nobody hears that the event was refused.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DroppedPublishResultAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0060",
        "Publish result dropped",
        "The result of '{0}' is dropped, so an event that is refused or not stored yet is silently lost; {1}",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.ExpressionStatement);

    private static void Analyze(OperationAnalysisContext context)
    {
        var dropped = ((IExpressionStatementOperation)context.Operation).Operation;
        var call = Unwrap(dropped);
        if (call is not null && FindRemedy(call) is { } remedy)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, dropped.Syntax.GetLocation(), PublishCalls.WithoutConfiguration(call).TargetMethod.Name, remedy));
        }
    }

    private static string? FindRemedy(IInvocationOperation call) =>
        PublishCalls.IsReceiptToAwait(call.Type) ? "await it, or call TryPublish"
        : PublishCalls.IsTryPublish(call.TargetMethod) ? "look at it, or say by '_ =' that the event may be lost"
        : null;

    // publisher?.PublishAsync(…) drops it as well. What is assigned, if only to a discard, is somebody's decision.
    private static IInvocationOperation? Unwrap(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => invocation,
        IConditionalAccessOperation conditional => Unwrap(conditional.WhenNotNull),
        _ => null,
    };
}
