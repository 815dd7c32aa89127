using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A call of a generated publish method that tells its arguments apart by position only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PositionalArgumentsAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0062",
        "Publish method called by position",
        "'{0}' is handed its arguments by position, and their order changes with the event's members; name those after the first",
        DiagnosticSeverity.Info);

    private const string Generator = "GainsightEvents.Generators";

    protected override void RegisterActions(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    /// <summary>The arguments after the first, the cancellation token aside, that are not named; in the order in which they are written.</summary>
    public static IEnumerable<IArgumentOperation> FindUnnamed(IInvocationOperation call)
    {
        // The publisher is the first parameter, the user the second.
        var first = call.TargetMethod.ReducedFrom is null ? 2 : 1;
        return call.Arguments
            .Where(argument => argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter, Syntax: ArgumentSyntax { NameColon: null } }
                && parameter.Ordinal >= first
                && parameter.Type.Name != nameof(CancellationToken))
            .OrderBy(static argument => argument.Syntax.SpanStart);
    }

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (IsGenerated(call.TargetMethod) && FindUnnamed(call).FirstOrDefault() is { } unnamed)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, unnamed.Syntax.GetLocation(), call.TargetMethod.Name));
        }
    }

    private static bool IsGenerated(IMethodSymbol method) =>
        method.IsExtensionMethod
        && method.Name.StartsWith("Publish", StringComparison.Ordinal)
        && PublishCalls.IsReceiptToAwait(method.ReturnType)
        && method.ContainingType.FindAttribute("System.CodeDom.Compiler.GeneratedCodeAttribute")?.PositionalArgument<string>(0) == Generator;
}
