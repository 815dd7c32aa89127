using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Two members that would be sent under one name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DuplicateWireNameAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0007",
        "Two members with the same JSON name",
        "Member '{0}' of event '{1}' has the JSON name '{2}', which '{3}' already has, and Gainsight keeps only one of them; give it another with [JsonPropertyName]",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.KeepsItsShape(context.CancellationToken))
        {
            return;
        }

        foreach (var (member, path, other, wireName) in WireNameCollisions.Find(declaration.Type))
        {
            // As with every mistake of a member: an inherited one is the event's.
            var isOwn = SymbolEqualityComparer.Default.Equals(member.ContainingType, declaration.Type);
            var location = isOwn ? member.Locations[0] : declaration.NameLocation;
            context.ReportDiagnostic(Diagnostic.Create(Rule, location, path, declaration.Type.Name, wireName, other));
        }
    }
}
