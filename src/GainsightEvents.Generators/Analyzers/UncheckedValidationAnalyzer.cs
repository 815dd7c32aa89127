using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A validation attribute on a member that neither the compiler nor the publisher checks.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UncheckedValidationAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0033",
        "Validation that nothing checks",
        "[{0}] on member '{1}' of event '{2}' is checked neither by the compiler nor when the event is published; constrain it by an attribute that is, or check the value before",
        DiagnosticSeverity.Info);

    private const string DataAnnotations = "System.ComponentModel.DataAnnotations.";

    // Those that are checked, and DataType, which says how to show a value and accepts every one.
    private static readonly string[] Silent =
        ["Range", "StringLength", "MinLength", "MaxLength", "RegularExpression", "AllowedValues", "Url", "DataType"];

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        if (declaration.IsNxt && declaration.Type.FindAttribute(MetadataNames.GainsightEvent) is not null)
        {
            return;
        }

        foreach (var property in EventProperties.Of(declaration.Type))
        {
            // An inherited member may be checked elsewhere, for other types.
            if (SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, declaration.Type))
            {
                Analyze(property, property.Property, declaration, context);
                Analyze(property, property.Positional, declaration, context);
            }
        }
    }

    private static void Analyze(EventProperty property, ISymbol? marked, TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        foreach (var attribute in marked?.GetAttributes() ?? [])
        {
            if (attribute is { AttributeClass: { } type, ApplicationSyntaxReference: { } reference } && IsValidation(type) && !IsSilent(type))
            {
                var name = type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, reference.GetSyntax(context.CancellationToken).GetLocation(), name, property.Name, declaration.Type.Name));
            }
        }
    }

    private static bool IsSilent(INamedTypeSymbol type) => Array.Exists(Silent, name => type.HasFullName(DataAnnotations + name + "Attribute"));

    private static bool IsValidation(INamedTypeSymbol? type)
    {
        for (; type is { SpecialType: SpecialType.None }; type = type.BaseType)
        {
            if (type.HasFullName(DataAnnotations + "ValidationAttribute"))
            {
                return true;
            }
        }

        return false;
    }
}
