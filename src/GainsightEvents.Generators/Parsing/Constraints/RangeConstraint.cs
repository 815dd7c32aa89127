using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Parsing.Constraints;

/// <summary>Reads <c>[Range]</c>, which takes two ints, two doubles, or a type and two texts.</summary>
internal static class RangeConstraint
{
    // Those that no constant can have: their rules exist at run time only.
    private static readonly string[] OtherOperands = ["System.DateTimeOffset", "System.TimeSpan", "System.Guid", "System.DateOnly", "System.TimeOnly"];

    public static Constraint? Parse(AttributeData attribute, MemberShape shape, TypeNames names)
    {
        var noMinimum = attribute.NamedArgument<bool>("MinimumIsExclusive");
        var noMaximum = attribute.NamedArgument<bool>("MaximumIsExclusive");
        string[] excluded = (noMinimum, noMaximum) switch
        {
            (true, true) => ["minimumIsExclusive: true", "maximumIsExclusive: true"],
            (true, false) => ["minimumIsExclusive: true"],
            (false, true) => ["maximumIsExclusive: true"],
            _ => [],
        };
        var numeric = IsNumeric(shape.Form);
        if (Bounds<int>(attribute) is var (least, most))
        {
            return numeric
                ? new Constraint(attribute, ValueRule.Range(least, most, noMinimum, noMaximum), "Range", [Text(least), Text(most), .. excluded])
                : NotNumeric(attribute, shape);
        }

        if (Bounds<double>(attribute) is var (lowest, highest))
        {
            return numeric
                ? new Constraint(attribute, ValueRule.Range(lowest, highest, noMinimum, noMaximum), "Range", [Text(lowest), Text(highest), .. excluded])
                : NotNumeric(attribute, shape);
        }

        return attribute.PositionalArgument<INamedTypeSymbol>(0) is { } operand
            && attribute.PositionalArgument<string>(1) is { } minimum
            && attribute.PositionalArgument<string>(2) is { } maximum
            ? OfType(operand, minimum, maximum)
            : null;

        Constraint? OfType(INamedTypeSymbol operand, string minimum, string maximum)
        {
            var type = TypeOf(operand.SpecialType);
            var isEnum = operand.TypeKind == TypeKind.Enum;
            if (type is null && !isEnum && !OtherOperands.Any(operand.HasFullName))
            {
                return null;
            }

            if (shape.Form != WireForm.String && !SymbolEqualityComparer.Default.Equals(operand, shape.ValueType))
            {
                return ConstraintParser.Unmeetable(
                    attribute, $"a range of '{operand.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}' admits no '{ConstraintParser.TypeText(shape)}'");
            }

            return new Constraint(
                attribute,
                isEnum ? EnumRange.Create(operand, minimum, maximum, noMinimum, noMaximum)
                : type is null ? null
                : ValueRule.Range(type, minimum, maximum, noMinimum, noMaximum),
                "Range",
                [$"typeof({names.Of(operand)})", CSharpText.Literal(minimum), CSharpText.Literal(maximum), .. excluded]);
        }
    }

    private static string Text(object bound) => CSharpText.Constant(bound)!;

    private static (T Least, T Most)? Bounds<T>(AttributeData attribute)
        where T : struct =>
        attribute.PositionalArgument<T?>(0) is { } least && attribute.PositionalArgument<T?>(1) is { } most ? (least, most) : null;

    // What Convert.ToInt32 and Convert.ToDouble take: text, numbers, bool, and enums by their number.
    private static bool IsNumeric(WireForm form) =>
        form is WireForm.String or WireForm.Integer or WireForm.FloatingPoint or WireForm.Decimal or WireForm.Boolean or WireForm.Enum or WireForm.UserType;

    private static Constraint NotNumeric(AttributeData attribute, MemberShape shape) =>
        ConstraintParser.Unmeetable(attribute, $"a range of numbers admits no '{ConstraintParser.TypeText(shape)}'");

    public static Type? TypeOf(SpecialType type) => type switch
    {
        SpecialType.System_SByte => typeof(sbyte),
        SpecialType.System_Byte => typeof(byte),
        SpecialType.System_Int16 => typeof(short),
        SpecialType.System_UInt16 => typeof(ushort),
        SpecialType.System_Int32 => typeof(int),
        SpecialType.System_UInt32 => typeof(uint),
        SpecialType.System_Int64 => typeof(long),
        SpecialType.System_UInt64 => typeof(ulong),
        SpecialType.System_Single => typeof(float),
        SpecialType.System_Double => typeof(double),
        SpecialType.System_Decimal => typeof(decimal),
        SpecialType.System_Boolean => typeof(bool),
        SpecialType.System_DateTime => typeof(DateTime),
        _ => null,
    };
}
