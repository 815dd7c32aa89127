using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;
using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Parsing.Constraints;

/// <summary>Reads <c>[AllowedValues]</c>. A value of another type than the member's equals none of its values, and is left out.</summary>
internal static class AllowedValuesConstraint
{
    /// <summary>Null as one of the values: without the cast a single one would be the array.</summary>
    public const string Null = "(object?)null";

    public static Constraint? Parse(AttributeData attribute, MemberShape shape, TypeNames names)
    {
        var values = new List<object?>();
        var texts = new List<string>();
        foreach (var constant in Constants(attribute))
        {
            if (constant.IsNull)
            {
                values.Add(null);
                texts.Add(Null);
            }
            else if (constant.Kind != TypedConstantKind.Type && SymbolEqualityComparer.Default.Equals(constant.Type, shape.ValueType))
            {
                values.Add(ValueOf(constant));
                texts.Add(TextOf(constant, names));
            }
        }

        return values.Count > 0
            ? new Constraint(attribute, ValueRule.AllowedValues([.. values]), "AllowedValues", [.. texts])
            : ConstraintParser.Unmeetable(attribute, $"none of its values is of the member's type '{ConstraintParser.TypeText(shape)}'");
    }

    // Written without params, one value is no array.
    private static IEnumerable<TypedConstant> Constants(AttributeData attribute) =>
        attribute.ConstructorArguments.SelectMany(static argument =>
            argument is { Kind: TypedConstantKind.Array, IsNull: false } ? (IEnumerable<TypedConstant>)argument.Values : [argument])
            .Where(static constant => constant.Kind is not (TypedConstantKind.Error or TypedConstantKind.Array));

    private static object? ValueOf(TypedConstant constant) =>
        constant.Kind == TypedConstantKind.Enum ? new EnumConstant((INamedTypeSymbol)constant.Type!, constant.Value!) : constant.Value;

    private static string Suffix(object value) => value switch
    {
        long => "L",
        uint => "U",
        ulong => "UL",
        _ => "",
    };

    private static string TextOf(TypedConstant constant, TypeNames names) => constant switch
    {
        { Kind: TypedConstantKind.Enum } => EnumConstants.Of((INamedTypeSymbol)constant.Type!, constant.Value!, names),
        { Type.SpecialType: SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Boolean or SpecialType.System_Double } =>
            CSharpText.Constant(constant.Value!)!,

        // Boxed, a literal has to have the member's very type.
        { Value: long or uint or ulong or float } => CSharpText.Constant(constant.Value!) + Suffix(constant.Value!),
        _ => $"({names.Of(constant.Type!)}){CSharpText.Constant(constant.Value!)}",
    };
}
