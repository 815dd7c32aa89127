namespace GainsightEvents.Generators.Analyzers;

/// <summary>An event that is created with an identifyId that names nobody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class EmptyIdentifyIdAnalyzer() : ConstantAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0045",
        "Empty identifyId",
        "The identifyId '{0}' of event '{1}' is empty; set the user's stable id, for Gainsight PX drops events without an identifyId",
        DiagnosticSeverity.Error);

    protected override Diagnostic? Judge(ConstantUse use) =>
        use.IsEmptyIdentity
            ? Diagnostic.Create(Rule, use.Syntax.GetLocation(), use.Member.Name, use.Member.Event.Name)
            : null;
}
