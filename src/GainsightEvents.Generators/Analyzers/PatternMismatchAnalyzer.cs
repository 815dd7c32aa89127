namespace GainsightEvents.Generators.Analyzers;

/// <summary>A constant text that <c>[RegularExpression]</c> does not match as a whole.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PatternMismatchAnalyzer() : ConstraintAnalyzer(Rule, MetadataNames.RegularExpression)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create("GSE0043", "Text that its pattern does not match", Message, DiagnosticSeverity.Error);
}
