using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.PublishMethod;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event's date that is the year 1 where nobody sets it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnsetEventDateAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0051",
        "EventDate that may be left unset",
        "Member '{0}' of event '{1}' is the year 1 where nobody sets it, and the time of Publish is taken only for null; declare it nullable or required",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            // Another type than DateTimeOffset and DateTime cannot be sent, which has a rule of its own.
            if (property.Role == MemberRole.Date
                && declaration.HasFieldFor(MemberRole.Date)
                && MemberShapes.Of(property, MemberRole.Date) is { Unsupported: null, AdmitsNull: false }
                && property.Property.IsDeclaredIn(context.Compilation.Assembly)
                && MayStayUnset(property, declaration.Type, context.CancellationToken))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rule, declaration.LocationOf(property.Property), property.Name, declaration.Type.Name));
            }
        }
    }

    private static bool MayStayUnset(EventProperty property, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        if (property.Positional is { } parameter)
        {
            return parameter.HasExplicitDefaultValue;
        }

        return !property.Property.IsRequired
            && property.Property.SetMethod is not null
            && AutoProperty.Is(property.Property, cancellationToken)
            && property.Property.DeclaringSyntaxReferences[0].GetSyntax(cancellationToken) is PropertyDeclarationSyntax declaration
            && declaration.Initializer is (null or { Value.RawKind: (int)SyntaxKind.DefaultLiteralExpression })
            && !IsSetByConstructors(property.Property, type, cancellationToken);
    }

    // Whatever a constructor does beyond its parameters' names is its author's business: one that names the property at all is taken to set it.
    private static bool IsSetByConstructors(IPropertySymbol property, INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        for (var current = type; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var constructor in current.InstanceConstructors)
            {
                foreach (var reference in constructor.DeclaringSyntaxReferences)
                {
                    if (reference.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax declaration
                        && declaration.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => name.Identifier.ValueText == property.Name))
                    {
                        return true;
                    }
                }
            }

            if (SymbolEqualityComparer.Default.Equals(current, property.ContainingType))
            {
                break;
            }
        }

        return false;
    }
}
