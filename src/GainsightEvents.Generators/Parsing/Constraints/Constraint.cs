using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Parsing.Constraints;

/// <summary>What one validation attribute asks of a member's value. Lives only while symbols are read; never part of a model.</summary>
/// <param name="Attribute">The attribute.</param>
/// <param name="Rule">The rule to ask at compile time; null where its values are of no type that a constant can have.</param>
/// <param name="Factory">The method of <c>ValueRule</c> that makes the rule at run time.</param>
/// <param name="Arguments">What the method is given, as expressions.</param>
internal sealed record Constraint(AttributeData Attribute, ValueRule? Rule, string Factory, params string[] Arguments)
{
    /// <summary>The expression that makes the rule at run time.</summary>
    public string Expression => $"global::GainsightEvents.Rules.ValueRule.{Factory}({string.Join(", ", Arguments)})";
}
