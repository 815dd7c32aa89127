using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A key of Gainsight's as a literal: in our options, or in a header that carries one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SecretInSourceAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0070",
        "Secret in source",
        "The secret for {0} is in the source code, where everyone who reads the code can use it; take it from configuration or a secret store",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(AnalyzeAssignment, OperationKind.SimpleAssignment);
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
    }

    private static void AnalyzeAssignment(OperationAnalysisContext context)
    {
        var assignment = (ISimpleAssignmentOperation)context.Operation;
        if (assignment.Target is not IPropertyReferenceOperation { Property: var property } target || !IsLiteral(assignment.Value))
        {
            return;
        }

        if (property.IsIndexer)
        {
            ReportHeader(context, property, target.Arguments[0].Value, assignment.Value);
        }
        else if (property.Name is "ApiKey" or "SharedSecret" or "AccessKey"
            && property.ContainingNamespace is { Name: "GainsightEvents", ContainingNamespace.IsGlobalNamespace: true })
        {
            Report(context, assignment.Value, $"{property.ContainingType.Name}.{property.Name}");
        }
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "Add" or "TryAdd" or "TryAddWithoutValidation" && call.Arguments.Length == 2 && IsLiteral(call.Arguments[1].Value))
        {
            ReportHeader(context, call.TargetMethod, call.Arguments[0].Value, call.Arguments[1].Value);
        }
    }

    // The name of the PX header is nobody else's; those of NXT could be, outside an HTTP request.
    private static void ReportHeader(OperationAnalysisContext context, ISymbol member, IOperation name, IOperation value)
    {
        if (name.ConstantValue is { HasValue: true, Value: string header }
            && (Is(header, GainsightHeaders.ApiKey)
                || ((Is(header, GainsightHeaders.SharedSecret) || Is(header, GainsightHeaders.AccessKey)) && member.ContainingType.Name.EndsWith("Headers", StringComparison.Ordinal))))
        {
            Report(context, value, $"the header '{header}'");
        }
    }

    private static void Report(OperationAnalysisContext context, IOperation value, string place) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, value.Syntax.GetLocation(), place));

    private static bool IsLiteral(IOperation value) => value.ConstantValue is { HasValue: true, Value: string { Length: > 0 } };

    private static bool Is(string header, string name) => string.Equals(header, name, StringComparison.OrdinalIgnoreCase);
}
