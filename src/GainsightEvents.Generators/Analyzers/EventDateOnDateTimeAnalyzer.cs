using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// A <c>DateTime</c>, which does not say which moment it is. The event's own date puts the event into the wrong hour, which is a Warning; an attribute may
/// well be right, and is an Info.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EventDateOnDateTimeAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0014",
        "DateTime that may be in any time zone",
        "Member '{0}' of event '{1}' is {2}DateTime, whose time is taken as UTC unless it says that it is local; declare it as DateTimeOffset",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterEventAction(context, Analyze);

    private static void Analyze(EventDeclaration declaration, SymbolAnalysisContext context)
    {
        foreach (var property in EventProperties.Of(declaration.Type))
        {
            if (property.Type.UnwrapNullable().SpecialType == SpecialType.System_DateTime && property.Role is (MemberRole.Date or MemberRole.Attribute))
            {
                var isDate = property.Role == MemberRole.Date && declaration.GoesToPx;
                context.ReportDiagnostic(Diagnostic.Create(
                    Rule,
                    declaration.LocationOf(property.Property),
                    isDate ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
                    additionalLocations: null,
                    properties: null,
                    property.Name,
                    declaration.Type.Name,
                    isDate ? "the date of the event and a " : "a "));
            }
        }
    }
}
