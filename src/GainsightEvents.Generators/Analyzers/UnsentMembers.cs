using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A member that looks as if it were sent.</summary>
/// <param name="Member">The member.</param>
/// <param name="Reason">Why it is not, as a part of a sentence.</param>
/// <param name="Remedy">What to do, as a part of a sentence.</param>
internal readonly record struct UnsentMember(ISymbol Member, string Reason, string Remedy);

/// <summary>Finds members that look as if they were sent, and are not.</summary>
internal static class UnsentMembers
{
    private const string AsProperty = "declare it as a public property";

    // What collections have by nature, and nobody expects to be sent.
    private static readonly string[] OfCollections =
        ["Count", "Length", "Capacity", "Comparer", "IsEmpty", "IsReadOnly", "IsFixedSize", "IsSynchronized", "SyncRoot", "Keys", "Values"];

    /// <summary>Those of an event, or of a type that is sent as an object, with those of its base types.</summary>
    public static IEnumerable<UnsentMember> Of(INamedTypeSymbol type)
    {
        foreach (var member in MembersOf(type))
        {
            if (member is IFieldSymbol { IsStatic: false, IsConst: false, DeclaredAccessibility: Accessibility.Public })
            {
                yield return new(member, "it is a field", AsProperty);
            }
            else if (member is IFieldSymbol or IPropertySymbol
                && member.FindAttribute(MetadataNames.JsonInclude) is not null
                && !(member is IPropertySymbol property && OnlyProperty.IsReadable(property)))
            {
                yield return new(member, "it cannot be read from outside in spite of [JsonInclude]", AsProperty);
            }
        }
    }

    /// <summary>Those of a type that is sent as an array, or by its pairs.</summary>
    public static IEnumerable<UnsentMember> OfCollection(INamedTypeSymbol type)
    {
        foreach (var member in MembersOf(type))
        {
            if (member is IPropertySymbol { IsOverride: false } property && OnlyProperty.IsReadable(property) && !OfCollections.Contains(property.Name))
            {
                yield return new(member, "a collection is sent as its elements", "declare a type that has it beside the collection");
            }
        }
    }

    private static IEnumerable<ISymbol> MembersOf(INamedTypeSymbol type)
    {
        for (var current = type; current is { SpecialType: SpecialType.None } && !NestedTypes.IsOfTheFramework(current); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (!member.IsImplicitlyDeclared && member.FindAttribute(MetadataNames.JsonIgnore) is null)
                {
                    yield return member;
                }
            }
        }
    }
}
