using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A name, version, topic or contract with white space before or after it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class OuterWhiteSpaceAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0020",
        "Event name with outer white space",
        "The {0} of event '{1}' begins or ends with white space, so Gainsight treats it as a different name; write '{2}'",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        Check(declaration.EventName, declaration.NameSyntax, "name");
        if (declaration.IsNxt)
        {
            Check(declaration.Attribute.NamedArgument<string>("Version"), declaration.FindNamedArgument("Version"), "version");
            Check(declaration.Attribute.NamedArgument<string>("Topic"), declaration.FindNamedArgument("Topic"), "topic");
            Check(declaration.Attribute.NamedArgument<string>("Contract"), declaration.FindNamedArgument("Contract"), "contract");
        }

        void Check(string? value, ExpressionSyntax? syntax, string what)
        {
            // White space alone has a rule of its own, and so has what no header can carry.
            if (syntax is not null
                && value?.Trim() is { Length: > 0 } trimmed
                && trimmed.Length < value.Length
                && !(declaration.IsNxt && NxtHeaderValueAnalyzer.FindForbidden(value) is not null))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), what, declaration.Type.Name, trimmed));
            }
        }
    }
}
