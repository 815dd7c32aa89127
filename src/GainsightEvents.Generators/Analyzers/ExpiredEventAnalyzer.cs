namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event whose last day is over.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ExpiredEventAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0058",
        "Event that has expired",
        "Event '{0}' has expired, for its last day was {1}; remove it and what publishes it, or set a later ExpiresOn",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        var today = BuildDay.Of(context.Options);
        RegisterTargetAction(context, (declaration, symbolContext) =>
        {
            if (Expiry.Of(declaration, today) is var (lastDay, left) && left < 0 && declaration.FindNamedArgument("ExpiresOn") is { } syntax)
            {
                symbolContext.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), declaration.Type.Name, DayText.Write(lastDay)));
            }
        });
    }
}
