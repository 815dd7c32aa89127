using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

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

    private static readonly string[] Checked = ["Range", "StringLength", "MinLength", "MaxLength", "RegularExpression", "AllowedValues", "Url"];

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        var events = EventMembers.In(context.Compilation);
        RegisterTargetAction(context, (declaration, symbolContext) => Analyze(declaration, events, symbolContext));
    }

    private static void Analyze(TargetDeclaration declaration, EventMembers events, SymbolAnalysisContext context)
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
                Analyze(property, property.Property, declaration, events, context);
                Analyze(property, property.Positional, declaration, events, context);
            }
        }
    }

    private static void Analyze(EventProperty property, ISymbol? marked, TargetDeclaration declaration, EventMembers events, SymbolAnalysisContext context)
    {
        foreach (var attribute in marked?.GetAttributes() ?? [])
        {
            if (attribute is { AttributeClass: { } type, ApplicationSyntaxReference: { } reference } && IsValidation(type)
                && !(Is(type, "DataType") || (Array.Exists(Checked, name => Is(type, name)) && !IsPassedOver(attribute, property, declaration, events))))
            {
                var name = type.Name.EndsWith("Attribute", StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - "Attribute".Length) : type.Name;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, reference.GetSyntax(context.CancellationToken).GetLocation(), name, property.Name, declaration.Type.Name));
            }
        }
    }

    // DataType says how to show a value, and accepts every one.
    private static bool Is(INamedTypeSymbol type, string name) => type.HasFullName(DataAnnotations + name + "Attribute");

    // What the parser makes nothing of on a member of this type, though the attribute asks for something.
    private static bool IsPassedOver(AttributeData attribute, EventProperty property, TargetDeclaration declaration, EventMembers events) =>
        attribute.ConstructorArguments is { IsEmpty: false } arguments
        && !arguments.Any(static argument => argument.Kind == TypedConstantKind.Error || argument is { Kind: TypedConstantKind.Primitive, Value: -1 })
        && MemberShapes.Of(property, property.Role).Form != WireForm.None
        && !events.Of(declaration.Type).Any(member =>
            member.Property.Name == property.Name
            && member.Constraints.Any(constraint => SymbolEqualityComparer.Default.Equals(constraint.Attribute.AttributeClass, attribute.AttributeClass)));

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
