namespace GainsightEvents.Generators.Analyzers;

/// <summary>NaN or an infinity in a member of an event.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NonFiniteNumberAnalyzer() : ConstantAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0046",
        "Number that JSON cannot carry",
        "'{0}' of event '{1}' will be refused: {2} is not a JSON number, and Gainsight does not accept it; set a finite value, or null",
        DiagnosticSeverity.Error);

    protected override Diagnostic? Judge(ConstantUse use) =>
        use.IsNonFinite
            ? Diagnostic.Create(Rule, use.Syntax.GetLocation(), use.Member.Name, use.Member.Event.Name, use.Shown)
            : null;
}
