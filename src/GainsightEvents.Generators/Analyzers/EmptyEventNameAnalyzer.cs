using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event whose name is null, empty or white space.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyEventNameAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0006",
        "Event without a name",
        "Event '{0}' has an empty name; give {1} shows",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        // An argument that does not compile is the compiler's to report.
        if (declaration.Attribute.ConstructorArguments is { Length: 1 } arguments
            && arguments[0] is { Kind: TypedConstantKind.Primitive } name
            && string.IsNullOrWhiteSpace(name.Value as string)
            && declaration.NameSyntax is { } argument)
        {
            var remedy = declaration.IsNxt
                ? "[NxtEvent] the name that Gainsight's Administration > Events"
                : "[GainsightEvent] the name that Gainsight PX";
            context.ReportDiagnostic(Diagnostic.Create(Rule, argument.GetLocation(), declaration.Type.Name, remedy));
        }
    }
}
