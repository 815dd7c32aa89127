using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;
using GainsightEvents.Rules;

namespace GainsightEvents.Generators.Parsing.Constraints;

/// <summary>Reads the validation attributes of a member. The generator and the analyzers ask here, so that they agree.</summary>
internal static class ConstraintParser
{
    /// <summary>
    /// The constraints, in one order whatever that of the attributes. An attribute that does not compile, or that is of no consequence to the
    /// member's type, is left out.
    /// </summary>
    /// <param name="property">The member.</param>
    /// <param name="role">What it is marked as; an attribute in a nested type, where marks have no meaning.</param>
    /// <param name="names">Names types in expressions.</param>
    public static IReadOnlyList<Constraint> Parse(EventProperty property, MemberRole role, TypeNames names) => Parse(property, role, MemberShapes.Of(property, role), names);

    /// <summary>As above, where the member's shape is known already.</summary>
    public static IReadOnlyList<Constraint> Parse(EventProperty property, MemberRole role, MemberShape shape, TypeNames names)
    {
        var wrapped = MemberShapes.FindWrapped(property, role);
        if (shape.Form == WireForm.None || ConstraintAttributes.Of(property, wrapped) is not { Count: > 0 } attributes)
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
        MetadataNames.StringLength when attribute.PositionalArgument<int?>(0) is { } maximum => shape.Form.IsNested()
            ? Unmeetable(attribute, $"[StringLength] is for text, not for '{TypeText(shape)}'; a collection takes [MinLength] and [MaxLength]")
            : Length(attribute, shape, attribute.NamedArgument<int>("MinimumLength"), maximum),
        MetadataNames.MinLength when attribute.PositionalArgument<int?>(0) is { } minimum =>
            minimum < 0 ? Unmeetable(attribute, "a negative [MinLength] means nothing") : Length(attribute, shape, minimum, int.MaxValue),
        MetadataNames.MaxLength when attribute.PositionalArgument<int?>(0) is { } maximum && maximum != -1 =>
            maximum < 1 ? Unmeetable(attribute, "[MaxLength] takes a length above zero") : Length(attribute, shape, 0, maximum),

        // It would be matched with whatever ToString gives.
        MetadataNames.RegularExpression when shape.Form.IsNested() => null,
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

    private static Constraint? Length(AttributeData attribute, MemberShape shape, int minimum, int maximum) => shape.Form switch
    {
        WireForm.String => Counted(attribute, ValueRule.Length(minimum, maximum), "Length", minimum, maximum),
        WireForm.Sequence => Counted(attribute, ValueRule.Items(minimum, maximum), "Items", minimum, maximum),
        WireForm.Map => Counted(attribute, ValueRule.Items(minimum, maximum), "Items", minimum, maximum, MayLeaveOut(shape.ValueType) ? ["someAreLeftOut: true"] : []),

        // The attribute finds it by reflection.
        WireForm.Object when shape.ValueType.GetMembers("Count").Length > 0 => null,
        _ => Unmeetable(attribute, $"a length is for text and collections, not for '{TypeText(shape)}'"),
    };

    private static Constraint Counted(AttributeData attribute, ValueRule rule, string factory, int minimum, int maximum, params string[] more) =>
        new(attribute, rule, factory, [CSharpText.Constant(minimum)!, maximum == int.MaxValue ? "int.MaxValue" : CSharpText.Constant(maximum)!, .. more]);

    // Nulls are left out, and of pairs in a list several may have one key.
    private static bool MayLeaveOut(ITypeSymbol map) =>
        NestedTypes.ElementOf(map).AdmitsNull() || !(IsDictionary(map) || map.AllInterfaces.Any(IsDictionary));

    private static bool IsDictionary(ITypeSymbol type) =>
        type is INamedTypeSymbol named
        && (named.HasFullName("System.Collections.Generic.IDictionary`2") || named.HasFullName("System.Collections.Generic.IReadOnlyDictionary`2"));
}
