using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Lists what an event writes: its public readable instance properties, those of base types first.</summary>
internal static class EventProperties
{
    /// <summary>
    /// The properties in the order they are written: base types first, each in the order of declaration. An override or a property that hides another
    /// stands in the place of the one it replaces. What is marked <c>[JsonIgnore]</c> is left out.
    /// </summary>
    public static IReadOnlyList<EventProperty> Of(INamedTypeSymbol type)
    {
        var chain = new Stack<INamedTypeSymbol>();
        for (var current = type; current is not null && current.SpecialType is not (SpecialType.System_Object or SpecialType.System_ValueType); current = current.BaseType)
        {
            chain.Push(current);
        }

        var properties = new List<EventProperty>();
        foreach (var declaring in chain)
        {
            foreach (var member in declaring.GetMembers())
            {
                if (member is IPropertySymbol property && OnlyProperty.IsReadable(property))
                {
                    AddOrReplace(properties, new EventProperty(property, FindPositional(declaring, property)));
                }
                else if (!member.IsOverride && IsVisible(member, type))
                {
                    // What hides a property without being one of these makes it unreachable by its name.
                    Remove(properties, member.Name);
                }
            }
        }

        properties.RemoveAll(static property => IsIgnored(property));
        return properties;
    }

    // What a base type keeps to itself hides nothing, and a build does not even see it of another assembly.
    private static bool IsVisible(ISymbol member, INamedTypeSymbol type) => member.DeclaredAccessibility switch
    {
        Accessibility.Private => SymbolEqualityComparer.Default.Equals(member.ContainingType, type),
        Accessibility.Internal or Accessibility.ProtectedAndInternal =>
            member.IsDeclaredIn(type.ContainingAssembly) || member.ContainingAssembly.GivesAccessTo(type.ContainingAssembly),
        _ => true,
    };

    private static void AddOrReplace(List<EventProperty> properties, EventProperty added)
    {
        var index = IndexOf(properties, added.Name);
        if (index < 0)
        {
            properties.Add(added);
        }
        else
        {
            properties[index] = added;
        }
    }

    private static void Remove(List<EventProperty> properties, string name)
    {
        var index = IndexOf(properties, name);
        if (index >= 0)
        {
            properties.RemoveAt(index);
        }
    }

    // A loop, for this is asked of every member of every event at every keystroke, and a lambda would be allocated for each.
    private static int IndexOf(List<EventProperty> properties, string name)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (properties[i].Name == name)
            {
                return i;
            }
        }

        return -1;
    }

    internal static IParameterSymbol? FindPositional(INamedTypeSymbol declaring, IPropertySymbol property)
    {
        if (!declaring.IsRecord)
        {
            return null;
        }

        foreach (var constructor in declaring.InstanceConstructors)
        {
            foreach (var parameter in constructor.Parameters)
            {
                if (parameter.Name == property.Name && SymbolEqualityComparer.Default.Equals(parameter.Type, property.Type))
                {
                    return parameter;
                }
            }
        }

        return null;
    }

    private static bool IsIgnored(EventProperty property) => property.IgnoreCondition is { } condition && condition.LeavesOut();
}
