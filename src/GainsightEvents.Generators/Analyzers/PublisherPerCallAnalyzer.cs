using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A publisher, or an HTTP client for Gainsight, that is created again and again, where one is to be kept.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PublisherPerCallAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0064",
        "Client or publisher created again and again",
        "{0} is created {1}, each with {2} of its own; create one and keep it",
        DiagnosticSeverity.Info);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(AnalyzeCall, OperationKind.Invocation);
        context.RegisterOperationAction(AnalyzeCreation, OperationKind.ObjectCreation);
    }

    private static void AnalyzeCall(OperationAnalysisContext context)
    {
        if (((IInvocationOperation)context.Operation).TargetMethod is { Name: "Create", IsStatic: true } method
            && method.ContainingType.HasFullName("GainsightEvents.GainsightPublisher")
            && Repetition.Find(context.Operation, context.ContainingSymbol) is { } repetition)
        {
            Report(context, "A publisher", repetition, "an outbox, a quota and a delivery");
        }
    }

    private static void AnalyzeCreation(OperationAnalysisContext context)
    {
        var creation = (IObjectCreationOperation)context.Operation;
        if (creation.Type is INamedTypeSymbol { Name: "HttpClient" } type
            && type.HasFullName("System.Net.Http.HttpClient")
            && GainsightHttpClient.HasItsOwnConnections(creation)
            && Repetition.Find(creation, context.ContainingSymbol) is { } repetition
            && GainsightHttpClient.CallsGainsight(creation))
        {
            Report(context, "An HttpClient for Gainsight", repetition, "connections");
        }
    }

    private static void Report(OperationAnalysisContext context, string what, string repetition, string owned) =>
        context.ReportDiagnostic(Diagnostic.Create(Rule, context.Operation.Syntax.GetLocation(), what, repetition, owned));
}
