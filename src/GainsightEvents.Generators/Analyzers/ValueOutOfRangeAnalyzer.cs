using GainsightEvents.Generators.Parsing.Constraints;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A constant that <c>[Range]</c> does not admit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class ValueOutOfRangeAnalyzer() : ConstraintAnalyzer(Rule, MetadataNames.Range)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create("GSE0040", "Value outside its range", Message, DiagnosticSeverity.Error);

    protected override IEnumerable<string> FindRepairs(Constraint constraint, ConstantUse use) =>
        use.Value is not (null or string or EnumConstant) && RangeRepair.Nearest(constraint.Rule!, use.Value) is { } nearest ? [nearest] : [];
}
