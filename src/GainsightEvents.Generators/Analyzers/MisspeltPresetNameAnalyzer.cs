using System.Collections.Immutable;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A name that is almost one of the customary ones for product usage.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class MisspeltPresetNameAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0024",
        "Well-known event name misspelled",
        "Event '{0}' is named '{1}', which is almost the well-known name '{2}'; names that differ by one letter are two events in Gainsight PX",
        DiagnosticSeverity.Info);

    /// <summary>The key of the diagnostic's property that hands the customary name to the code fix.</summary>
    public const string NameProperty = "Name";

    // The B2B/SaaS preset of Datafly Signal for Gainsight PX.
    private static readonly string[] Names =
    [
        "Page Viewed", "Signed Up", "Logged In", "Feature Used", "Searched",
        "Plan Viewed", "Trial Started", "Subscription Started", "Subscription Cancelled",
    ];

    protected override void RegisterActions(CompilationStartAnalysisContext context) => RegisterTargetAction(context, Analyze);

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        // White space around a name has a rule of its own.
        if (!declaration.IsNxt
            && declaration is { EventName: { } name, NameSyntax: { } syntax }
            && name.Trim() == name
            && Array.IndexOf(Names, name) < 0
            && Array.Find(Names, customary => IsAlmost(name, customary)) is { } meant)
        {
            var properties = ImmutableDictionary<string, string?>.Empty.Add(NameProperty, meant);
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), properties, declaration.Type.Name, name, meant));
        }
    }

    // The same letters in another case or with other separators; one slip; in a long name two.
    private static bool IsAlmost(string name, string customary)
    {
        var slips = customary.Length > 12 ? 2 : 1;
        return Math.Abs(name.Length - customary.Length) <= slips + 1
            && EditDistance.Between(Bare(name), Bare(customary), slips) <= slips;
    }

    private static string Bare(string name) => string.Concat(name.Where(char.IsLetterOrDigit)).ToUpperInvariant();
}
