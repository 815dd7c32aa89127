using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A public field, or a member that only <c>[JsonInclude]</c> would make a serializer write: it looks as if it were sent, and is not.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnsentFieldAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0050",
        "Field or member that is not sent",
        "'{0}' of event '{1}' is not sent, for {2}, and events send their public properties; declare it as one, or mark it [JsonIgnore]",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        Report(declaration.Type, null, "");
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            if (property.Role is MemberRole.Attribute or MemberRole.GlobalContext)
            {
                TypeWalk.Through(property.Type, property.Name, Visit);
            }

            bool Visit(HeldType held)
            {
                if (held.Form == WireForm.Object)
                {
                    Report((INamedTypeSymbol)held.Type, property.Property, held.Path + ".");
                }

                return true;
            }
        }

        void Report(INamedTypeSymbol type, ISymbol? holder, string prefix)
        {
            foreach (var (member, reason) in Find(type))
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.LocationOf(holder ?? member), prefix + member.Name, declaration.Type.Name, reason));
            }
        }
    }

    private static IEnumerable<(ISymbol Member, string Reason)> Find(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None } && !NestedTypes.IsOfTheFramework(current); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member.IsImplicitlyDeclared || member.FindAttribute(MetadataNames.JsonIgnore) is not null)
                {
                    continue;
                }

                if (member is IFieldSymbol { IsStatic: false, IsConst: false, DeclaredAccessibility: Accessibility.Public })
                {
                    yield return (member, "it is a field");
                }
                else if (member is IFieldSymbol or IPropertySymbol
                    && member.FindAttribute(MetadataNames.JsonInclude) is not null
                    && !(member is IPropertySymbol property && OnlyProperty.IsReadable(property)))
                {
                    yield return (member, "it cannot be read from outside in spite of [JsonInclude]");
                }
            }
        }
    }
}
