using System.Globalization;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A name, version, topic or contract of an NXT event that an HTTP header cannot carry.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NxtHeaderValueAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0026",
        "NXT event with a name that no header can carry",
        "The {0} of NXT event '{1}' holds {2}, which the HTTP header '{3}' cannot carry; write it in visible ASCII characters and spaces",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.IsNxt)
        {
            return;
        }

        Check(declaration.EventName, declaration.NameSyntax, "name", "eventName");
        Check(declaration.Attribute.NamedArgument<string>("Version"), declaration.FindNamedArgument("Version"), "version", "eventVersion");
        Check(declaration.Attribute.NamedArgument<string>("Topic"), declaration.FindNamedArgument("Topic"), "topic", "topicName");
        Check(declaration.Attribute.NamedArgument<string>("Contract"), declaration.FindNamedArgument("Contract"), "contract", "contractId");

        void Check(string? value, ExpressionSyntax? syntax, string what, string header)
        {
            // White space alone is an empty value, and that has its own rule.
            if (!string.IsNullOrWhiteSpace(value) && syntax is not null && FindForbidden(value!) is { } character)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), what, declaration.Type.Name, character, header));
            }
        }
    }

    // By code point: the character itself may break the message's line, or not show.
    internal static string? FindForbidden(string value)
    {
        for (var i = 0; i < value.Length; i++)
        {
            if (!HeaderText.IsAllowed(value[i]))
            {
                var codePoint = char.IsSurrogatePair(value, i) ? char.ConvertToUtf32(value, i) : value[i];
                return "U+" + codePoint.ToString("X4", CultureInfo.InvariantCulture);
            }
        }

        return null;
    }
}
