using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>
/// A property of an event together with the positional parameter it comes from, so that an attribute on either counts.
/// Lives only while symbols are read; never part of a model.
/// </summary>
internal readonly struct EventProperty(IPropertySymbol property, IParameterSymbol? positional)
{
    public IPropertySymbol Property { get; } = property;

    /// <summary>The parameter of a positional record that the property comes from.</summary>
    public IParameterSymbol? Positional { get; } = positional;

    public string Name => Property.Name;

    public ITypeSymbol Type => Property.Type;

    /// <summary>What the property is marked as; <see cref="MemberRole.Attribute"/> without a mark. Of several marks the first counts.</summary>
    public MemberRole Role
    {
        get
        {
            foreach (var (role, attributeName) in MemberRoles.All)
            {
                if (FindAttribute(attributeName) is not null)
                {
                    return role;
                }
            }

            return MemberRole.Attribute;
        }
    }

    /// <summary>What <c>[JsonIgnore]</c> says, which means always where it gives no condition; null without it.</summary>
    public IgnoreCondition? IgnoreCondition =>
        FindAttribute(MetadataNames.JsonIgnore) is { } ignore ? IgnoreConditions.Of(ignore) : null;

    /// <summary>An attribute of the property, of its positional parameter, or of a property it overrides.</summary>
    public AttributeData? FindAttribute(string fullName)
    {
        if ((Property.FindAttribute(fullName) ?? Positional?.FindAttribute(fullName)) is { } own)
        {
            return own;
        }

        for (var overridden = Property.OverriddenProperty; overridden is not null; overridden = overridden.OverriddenProperty)
        {
            if (overridden.FindAttribute(fullName) is { } inherited)
            {
                return inherited;
            }
        }

        return null;
    }
}
