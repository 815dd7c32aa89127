using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event's date of type <c>DateTime</c>, which does not say which moment it is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EventDateOnDateTimeAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0014",
        "EventDate that may be in any time zone",
        "Member '{0}' of event '{1}' is the date of the event and a DateTime, whose time is taken as UTC unless it says that it is local; declare it as DateTimeOffset",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        if (!declaration.GoesToPx)
        {
            return;
        }

        foreach (var property in EventProperties.Of(declaration.Type))
        {
            if (property.Type.UnwrapNullable().SpecialType == SpecialType.System_DateTime && property.Role == MemberRole.Date)
            {
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.LocationOf(property.Property), property.Name, declaration.Type.Name));
            }
        }
    }
}
