namespace GainsightEvents.Generators.Analyzers;

/// <summary>A constant text that <c>[Url]</c> does not take for a URL.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class NotAUrlAnalyzer() : ConstraintAnalyzer(Rule, MetadataNames.Url)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create("GSE0044", "Text that is not a URL", Message, DiagnosticSeverity.Error);
}
