using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A validation attribute that throws, or that refuses every value of its member.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnmeetableConstraintAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0047",
        "Constraint that no value meets",
        "No value of '{0}' can be published with event '{1}': {2}; correct the attribute",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        var events = EventMembers.In(context.Compilation);
        RegisterEventAction(context, (declaration, symbolContext) => Analyze(declaration, events, symbolContext));
    }

    private static void Analyze(EventDeclaration declaration, EventMembers events, SymbolAnalysisContext context)
    {
        foreach (var member in NestedTypeHolders.HeldBy(declaration.Type).Prepend(declaration.Type).SelectMany(events.Of))
        {
            // What several events hold is reported once.
            if (!SymbolEqualityComparer.Default.Equals(member.Event, declaration.Type))
            {
                continue;
            }

            foreach (var constraint in member.Constraints)
            {
                if (constraint.Rule is UnmeetableRule { Reason: var reason })
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        Rule, LocationOf(constraint.Attribute, declaration, context.Compilation), member.Name, declaration.Type.Name, reason));
                }
            }
        }
    }

    // An inherited attribute is reported where the event can do something about it, unless it stands in this compilation.
    private static Location LocationOf(AttributeData attribute, EventDeclaration declaration, Compilation compilation) =>
        attribute.ApplicationSyntaxReference is { SyntaxTree: var tree, Span: var span } && compilation.ContainsSyntaxTree(tree)
            ? Location.Create(tree, span)
            : declaration.NameLocation;
}
