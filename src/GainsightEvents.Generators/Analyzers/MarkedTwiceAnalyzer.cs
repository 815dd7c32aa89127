using System.Collections.Immutable;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Two members of an event marked for the same field, such as two identifyIds.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MarkedTwiceAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0010",
        "Mark on several members",
        "Members '{0}' and '{1}' of event '{2}' are both marked [{3}], and an event has one only; keep the mark on one of them",
        DiagnosticSeverity.Error);

    /// <summary>The key of the diagnostic's property that hands the mark to the code fix.</summary>
    public const string MarkProperty = "Mark";

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        var first = new Dictionary<MemberRole, EventProperty>();
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            var role = property.Role;
            if (role == MemberRole.Attribute || !declaration.HasFieldFor(role))
            {
                continue;
            }

            if (!first.TryGetValue(role, out var other))
            {
                first.Add(role, property);
                continue;
            }

            // Base types come first, so the one reported is the event's own wherever one of the two is.
            var name = MemberRoles.DisplayName(role);
            context.ReportDiagnostic(Diagnostic.Create(
                Rule,
                declaration.LocationOf(property.Property),
                properties: ImmutableDictionary<string, string?>.Empty.Add(MarkProperty, role.ToString()),
                other.Name,
                property.Name,
                declaration.Type.Name,
                name));
        }
    }
}
