using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A publish call in code that is <c>async void</c>, where an exception ends the process.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PublishInAsyncVoidAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0061",
        "Publish in async void",
        "{0} is async void and awaits '{1}', so an event that is refused by an exception ends the process; return Task",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.MethodBody, OperationKind.LocalFunction, OperationKind.AnonymousFunction);

    private static void Analyze(OperationAnalysisContext context)
    {
        var function = context.Operation switch
        {
            ILocalFunctionOperation local => local.Symbol,
            IAnonymousFunctionOperation anonymous => anonymous.Symbol,
            _ => context.ContainingSymbol as IMethodSymbol,
        };
        if (function is { IsAsync: true, ReturnsVoid: true }
            && !HandlesAnEvent(function)
            && context.Operation.ChildOperations.Select(FindAwaitedCall).FirstOrDefault(static found => found is not null) is { } call)
        {
            var (location, name) = function.MethodKind == MethodKind.AnonymousFunction
                ? (context.Operation.Syntax.GetFirstToken().GetLocation(), "The lambda")
                : (function.Locations[0], $"'{function.Name}'");
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, name, call.TargetMethod.Name));
        }
    }

    private static IInvocationOperation? FindAwaitedCall(IOperation operation)
    {
        // A function inside is looked at by itself.
        if (operation is ILocalFunctionOperation or IAnonymousFunctionOperation)
        {
            return null;
        }

        if (operation is IAwaitOperation { Operation: IInvocationOperation call } && PublishCalls.IsReceiptToAwait(call.Type))
        {
            return PublishCalls.WithoutConfiguration(call);
        }

        return operation.ChildOperations.Select(FindAwaitedCall).FirstOrDefault(static found => found is not null);
    }

    // The signature of event handlers leaves no choice.
    private static bool HandlesAnEvent(IMethodSymbol function) =>
        function.Parameters.Length == 2
        && function.Parameters[0].Type.SpecialType == SpecialType.System_Object
        && function.Parameters[1].Type.Name.EndsWith("EventArgs", StringComparison.Ordinal);
}
