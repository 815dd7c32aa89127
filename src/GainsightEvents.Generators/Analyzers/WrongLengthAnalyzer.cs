namespace GainsightEvents.Generators.Analyzers;

/// <summary>A constant text, or a collection of known length, that is too short or too long.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class WrongLengthAnalyzer() : ConstraintAnalyzer(Rule, MetadataNames.StringLength, MetadataNames.MinLength, MetadataNames.MaxLength)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create("GSE0041", "Text or collection of the wrong length", Message, DiagnosticSeverity.Error);
}
