using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event that is created and then forgotten.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EventNeverPublishedAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0063",
        "Event that is never published",
        "Event '{0}' is created here and never used; hand it to PublishAsync",
        DiagnosticSeverity.Info);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        context.RegisterOperationAction(AnalyzeStatement, OperationKind.ExpressionStatement);
        context.RegisterOperationAction(AnalyzeLocal, OperationKind.VariableDeclarator);
    }

    private static void AnalyzeStatement(OperationAnalysisContext context)
    {
        if (((IExpressionStatementOperation)context.Operation).Operation is IObjectCreationOperation creation)
        {
            Report(creation, context);
        }
    }

    private static void AnalyzeLocal(OperationAnalysisContext context)
    {
        var declarator = (IVariableDeclaratorOperation)context.Operation;
        if (Unconverted(declarator.GetVariableInitializer()?.Value) is IObjectCreationOperation creation
            && IsEvent(creation)
            && !IsUsed(declarator.Symbol, declarator))
        {
            Report(creation, context);
        }
    }

    // new() takes its type from a conversion.
    private static IOperation? Unconverted(IOperation? value) => value is IConversionOperation conversion ? conversion.Operand : value;

    private static bool IsUsed(ILocalSymbol local, IOperation declarator)
    {
        var root = declarator;
        while (root.Parent is not null)
        {
            root = root.Parent;
        }

        return root.Descendants().Any(operation =>
            operation is ILocalReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Local, local));
    }

    private static void Report(IObjectCreationOperation creation, OperationAnalysisContext context)
    {
        if (IsEvent(creation))
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, creation.Syntax.GetLocation(), creation.Type!.Name));
        }
    }

    private static bool IsEvent(IObjectCreationOperation creation) => creation.Type is INamedTypeSymbol type && EventDeclaration.FindAttribute(type) is not null;
}
