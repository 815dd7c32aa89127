using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Parsing.Constraints;

/// <summary>Finds the validation attributes that are checked.</summary>
internal static class ConstraintAttributes
{
    private const string LastPartOfNamespace = "DataAnnotations";

    private static readonly string[] Checked =
    [
        MetadataNames.Range,
        MetadataNames.StringLength,
        MetadataNames.MinLength,
        MetadataNames.MaxLength,
        MetadataNames.RegularExpression,
        MetadataNames.AllowedValues,
        MetadataNames.Url,
    ];

    /// <summary>
    /// Those of a property, of its positional parameter and of the properties it overrides, each with its full name, in one order. Of several of a
    /// kind the nearest counts. Where the property's type wraps an id, those of the property inside come last.
    /// </summary>
    public static IReadOnlyList<(string Name, AttributeData Attribute)> Of(EventProperty property, IPropertySymbol? wrapped)
    {
        AttributeData?[]? found = null;
        Add(property, ref found);
        if (wrapped is not null)
        {
            Add(new EventProperty(wrapped, EventProperties.FindPositional(wrapped.ContainingType, wrapped)), ref found);
        }

        return found is null
            ? []
            : [.. Checked.Zip(found, static (name, attribute) => (name, attribute!)).Where(static each => each.Item2 is not null)];
    }

    private static void Add(EventProperty property, ref AttributeData?[]? found)
    {
        for (var current = property.Property; current is not null; current = current.OverriddenProperty)
        {
            Add(current, ref found);
            if (ReferenceEquals(current, property.Property) && property.Positional is { } parameter)
            {
                Add(parameter, ref found);
            }
        }
    }

    private static void Add(ISymbol symbol, ref AttributeData?[]? found)
    {
        foreach (var attribute in symbol.GetAttributes())
        {
            if (attribute.AttributeClass is { ContainingNamespace.Name: LastPartOfNamespace } type
                && Array.FindIndex(Checked, name => type.HasFullName(name)) is >= 0 and var index)
            {
                (found ??= new AttributeData?[Checked.Length])[index] ??= attribute;
            }
        }
    }
}
