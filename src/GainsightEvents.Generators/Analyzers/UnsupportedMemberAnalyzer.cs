using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A member of an event that Gainsight cannot take, or whose mark asks for another type.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class UnsupportedMemberAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0004",
        "Member that cannot be sent to Gainsight",
        "Member '{0}' of event '{1}' cannot be sent: {2}",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.KeepsItsShape(context.CancellationToken))
        {
            return;
        }

        foreach (var (member, path, reason) in UnsupportedMembers.Find(EventProperties.Of(declaration.Type)))
        {
            // An inherited member is the event's mistake: its base type is none for what is no event, and may be another project's.
            var isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, declaration.Type);
            var location = isOwn ? member.Locations[0] : declaration.NameLocation;
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, path, declaration.Type.Name, reason));
        }
    }
}
