namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event whose last day is near.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ExpiringEventAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0057",
        "Event that is about to expire",
        "Event '{0}' has its last day on {1}, which is {2}; remove it and what publishes it by then, or set a later ExpiresOn",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        var today = BuildDay.Of(context.Options);
        RegisterTargetAction(context, (declaration, symbolContext) =>
        {
            if (Expiry.Of(declaration, today) is var (lastDay, left)
                && left is >= 0 and <= Expiry.NoticeDays
                && declaration.FindNamedArgument("ExpiresOn") is { } syntax)
            {
                symbolContext.ReportDiagnostic(Diagnostic.Create(
                    Rule, syntax.GetLocation(), declaration.Type.Name, DayText.Write(lastDay), left switch { 0 => "today", 1 => "tomorrow", _ => $"in {left} days" }));
            }
        });
    }
}
