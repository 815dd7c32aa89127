using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// A <c>DateTime</c>, which does not say which moment it is. The event's own date puts the event into the wrong hour, which is a Warning; an attribute may
/// well be right, and is an Info.
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DateTimeWithoutZoneAnalyzer() : EventAnalyzer(Rule)
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
            if (property.Role == MemberRole.Date && IsDateTime(property.Type.UnwrapNullable()))
            {
                Report(property, property.Name, isDate: declaration.GoesToPx);
            }
            else if (property.Role is MemberRole.Attribute or MemberRole.GlobalContext)
            {
                TypeWalk.Through(property.Type, property.Name, held =>
                {
                    if (IsDateTime(held.Type))
                    {
                        Report(property, held.Path, isDate: false);
                    }

                    return true;
                });
            }
        }

        void Report(EventProperty property, string path, bool isDate) => context.ReportDiagnostic(Diagnostic.Create(
            Rule,
            declaration.LocationOf(property.Property),
            isDate ? DiagnosticSeverity.Warning : DiagnosticSeverity.Info,
            additionalLocations: null,
            properties: null,
            path,
            declaration.Type.Name,
            isDate ? "the date of the event and a " : "a "));
    }

    private static bool IsDateTime(ITypeSymbol type) => type.SpecialType == SpecialType.System_DateTime;
}
