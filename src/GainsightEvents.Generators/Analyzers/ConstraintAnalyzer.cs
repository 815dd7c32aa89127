using System.Collections.Immutable;
using GainsightEvents.Generators.Parsing.Constraints;
using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>The frame of the rules about one kind of validation attribute: it asks what the guard will ask.</summary>
internal abstract class ConstraintAnalyzer(DiagnosticDescriptor rule, params string[] attributeNames) : ConstantAnalyzer(rule)
{
    /// <summary>The message of each such rule: member, event, and the rule's own sentence.</summary>
    protected const string Message = "'{0}' of event '{1}' will be refused: {2}";

    protected sealed override Diagnostic? Judge(ConstantUse use)
    {
        // One mistake, one diagnostic: these have rules of their own. What is left out is not checked.
        if (use.IsNonFinite || use.IsEmptyIdentity || (use.Value is null && !use.Member.WritesNull))
        {
            return null;
        }

        foreach (var constraint in use.Member.Constraints)
        {
            if (constraint is { Rule: { } rule, Attribute.AttributeClass: { } type }
                && Array.Exists(attributeNames, type.HasFullName)
                && Refuses(rule, use.Value))
            {
                return Diagnostic.Create(
                    SupportedDiagnostics[0],
                    use.Syntax.GetLocation(),
                    Repairs(constraint, use),
                    use.Member.Name,
                    use.Member.Event.Name,
                    rule.Describe(use.Shown));
            }
        }

        return null;
    }

    /// <summary>The expressions that would be right, the likeliest first, for the code fix.</summary>
    protected virtual IEnumerable<string> FindRepairs(Constraint constraint, ConstantUse use) => [];

    private static bool Refuses(ValueRule rule, object? value) => (rule, value) switch
    {
        // The attribute itself is the mistake, and has a rule of its own.
        (UnmeetableRule, _) => false,

        // An enum's text is made at run time. A pattern that takes too long is told of at run time, too.
        (PatternRule, EnumConstant) => false,
        (PatternRule pattern, string text) => pattern.Matches(text) == false,
        (not (AllowedValuesRule or TypedRangeRule<EnumConstant>), EnumConstant constant) => !rule.Admits(constant.Value),
        _ => !rule.Admits(value),
    };

    private ImmutableDictionary<string, string?> Repairs(Constraint constraint, ConstantUse use) =>
        ConstantRepairs.ToProperties(FindRepairs(constraint, use));
}
