using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Rules;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Reads the validation attributes of a member. The generator and the analyzers ask here, so that they agree.</summary>
internal static class ConstraintParser
{
    /// <summary>
    /// The constraints, in one order whatever that of the attributes. An attribute that does not compile, or that is of no consequence to the
    /// member's type, is left out.
    /// </summary>
    public static IReadOnlyList<Constraint> Parse(EventProperty property, TypeNames names)
    {
        if (ConstraintAttributes.Of(property) is not { Count: > 0 } attributes
            || MemberShapes.Of(property, property.Mark) is not { Form: not WireForm.None, Through: null } shape
            || shape.Form.IsNested())
        {
            return [];
        }

        var constraints = new List<Constraint>(attributes.Count);
        foreach (var (name, attribute) in attributes)
        {
            if (Parse(name, attribute, shape, names) is { } constraint)
            {
                constraints.Add(constraint);
            }
        }

        return constraints;
    }

    private static Constraint? Parse(string name, AttributeData attribute, MemberShape shape, TypeNames names) => name switch
    {
        MetadataNames.Range => RangeConstraint.Parse(attribute, shape, names),
        MetadataNames.StringLength when attribute.PositionalArgument<int?>(0) is { } maximum =>
            Length(attribute, shape, attribute.NamedArgument<int>("MinimumLength"), maximum),
        MetadataNames.MinLength when attribute.PositionalArgument<int?>(0) is { } minimum =>
            minimum < 0 ? Unmeetable(attribute, "a negative [MinLength] means nothing") : Length(attribute, shape, minimum, int.MaxValue),
        MetadataNames.MaxLength when attribute.PositionalArgument<int?>(0) is { } maximum && maximum != -1 =>
            maximum < 1 ? Unmeetable(attribute, "[MaxLength] takes a length above zero") : Length(attribute, shape, 0, maximum),
        MetadataNames.RegularExpression when attribute.PositionalArgument<string>(0) is { } pattern =>
            new Constraint(attribute, ValueRule.Pattern(pattern), "Pattern", CSharpText.Literal(pattern)),
        MetadataNames.AllowedValues => AllowedValuesConstraint.Parse(attribute, shape, names),
        MetadataNames.Url => shape.Form is WireForm.String or WireForm.Uri
            ? new Constraint(attribute, ValueRule.Url(), "Url")
            : Unmeetable(attribute, $"[Url] is for text, not for '{TypeText(shape)}'"),
        _ => null,
    };

    /// <summary>What an attribute comes to that refuses every value of its member, or that throws.</summary>
    public static Constraint Unmeetable(AttributeData attribute, string reason) =>
        new(attribute, ValueRule.Unmeetable(reason), "Unmeetable", CSharpText.Literal(reason));

    public static string TypeText(MemberShape shape) => shape.ValueType.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat);

    private static Constraint Length(AttributeData attribute, MemberShape shape, int minimum, int maximum) =>
        shape.Form != WireForm.String
            ? Unmeetable(attribute, $"a length is for text, not for '{TypeText(shape)}'")
            : new Constraint(
                attribute,
                ValueRule.Length(minimum, maximum),
                "Length",
                CSharpText.Constant(minimum)!,
                maximum == int.MaxValue ? "int.MaxValue" : CSharpText.Constant(maximum)!);
}
