using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event that is put together and posted to Gainsight PX by hand.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PostedByHandAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0080",
        "Event posted by hand",
        "This event is posted to Gainsight PX by hand, so nothing checks its members, keeps it while Gainsight is down, or respects the quota; declare it with [GainsightEvent] and publish it",
        DiagnosticSeverity.Info);

    protected override void RegisterActions(CompilationStartAnalysisContext context) =>
        context.RegisterOperationAction(Analyze, OperationKind.Invocation);

    private static void Analyze(OperationAnalysisContext context)
    {
        var call = (IInvocationOperation)context.Operation;
        if (call.TargetMethod.Name is "PostAsJsonAsync" or "PostAsync"
            && call.Arguments.Any(static argument => GainsightAddress.IsOfCustomEvents(argument.Value))
            && call.Arguments.Select(static argument => FindBody(argument.Value)).FirstOrDefault(static found => found is not null) is { } body)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, body.Syntax.GetLocation()));
        }
    }

    /// <summary>The anonymous object or the dictionary with its values, as the argument or inside of <c>JsonContent.Create</c>.</summary>
    private static IOperation? FindBody(IOperation value) => GainsightAddress.Unconverted(value) switch
    {
        IAnonymousObjectCreationOperation anonymous => anonymous,
        IObjectCreationOperation { Initializer: not null, Type: INamedTypeSymbol { Name: "Dictionary", Arity: 2 } type } dictionary
            when type.TypeArguments[0].SpecialType == SpecialType.System_String => dictionary,
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "JsonContent" } } create when create.Arguments.Length > 0 =>
            FindBody(create.Arguments[0].Value),
        _ => null,
    };
}
