using GainsightEvents.Generators.Parsing.Constraints;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A constant that <c>[AllowedValues]</c> does not name.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ValueNotAllowedAnalyzer() : ConstraintAnalyzer(Rule, MetadataNames.AllowedValues)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0042", "Value that is not among the allowed ones", Message, DiagnosticSeverity.Error);

    protected override IEnumerable<string> FindRepairs(Constraint constraint, ConstantUse use) => constraint.Arguments.Where(static argument => argument != AllowedValuesConstraint.Null);
}
