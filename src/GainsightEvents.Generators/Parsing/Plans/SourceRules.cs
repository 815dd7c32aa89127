using GainsightEvents.Generators.Parsing.Constraints;
using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>The rules of a member's constraints as a plan tells them, those too that no constant can be tried on.</summary>
internal static class SourceRules
{
    public static IReadOnlyList<ValueRule> Of(IReadOnlyList<Constraint> constraints) =>
        constraints.Count == 0 ? [] : [.. constraints.Select(static constraint => constraint.Rule ?? Range(constraint.Attribute))];

    // A range of dates, times or Guids.
    private static ValueRule Range(AttributeData attribute)
    {
        var operand = attribute.PositionalArgument<INamedTypeSymbol>(0)!;
        var minimum = attribute.PositionalArgument<string>(1)!;
        var maximum = attribute.PositionalArgument<string>(2)!;
        var noMinimum = attribute.NamedArgument<bool>("MinimumIsExclusive");
        var noMaximum = attribute.NamedArgument<bool>("MaximumIsExclusive");
        return operand.Name switch
        {
            "DateOnly" => OfOperand(OperandOnly.Day),
            "TimeOnly" => OfOperand(OperandOnly.TimeOfDay),
            "TimeSpan" => ValueRule.Range(typeof(TimeSpan), minimum, maximum, noMinimum, noMaximum),
            "Guid" => ValueRule.Range(typeof(Guid), minimum, maximum, noMinimum, noMaximum),
            _ => ValueRule.Range(typeof(DateTimeOffset), minimum, maximum, noMinimum, noMaximum),
        };

        ValueRule OfOperand(Func<string, OperandOnly> read)
        {
            try
            {
                var bounds = new Bounds<OperandOnly>(read(minimum.Trim()), read(maximum.Trim()), noMinimum, noMaximum);
                return bounds.Flaw is null
                    ? new TypedRangeRule<OperandOnly>(bounds, read)
                    : ValueRule.Unmeetable($"its range {minimum} to {maximum} holds no value");
            }
            catch (FormatException)
            {
                return ValueRule.Unmeetable($"its bounds '{minimum}' and '{maximum}' are not both of type {operand.Name}");
            }
        }
    }
}
