using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Restrictions;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>Says why an event for which code is generated gets no publish method.</summary>
internal static class PublishMethodObstacles
{
    /// <summary>The reason as the end of a sentence, such as <c>it has several constructors, and none without parameters</c>; null where there is a method.</summary>
    public static string? Find(INamedTypeSymbol type, IReadOnlyList<EventProperty> properties, Compilation compilation)
    {
        if (EventConstructors.Find(type, properties, compilation) is not { } constructor)
        {
            return FindInConstructors(type, properties, compilation);
        }

        foreach (var parameter in constructor.Parameters)
        {
            if (!new PublishParameter(parameter.Name, parameter.Type).CanBeTaken)
            {
                return CannotBeTaken(parameter, parameter.Type);
            }
        }

        return constructor.FindAttribute(MetadataNames.SetsRequiredMembers) is null ? FindInRequiredMembers(type) : null;
    }

    private static string FindInConstructors(INamedTypeSymbol type, IReadOnlyList<EventProperty> properties, Compilation compilation)
    {
        var callable = EventConstructors.FindCallable(type, compilation);
        if (callable.Count != 1)
        {
            return callable.Count == 0
                ? "none of its constructors can be called from elsewhere in the project"
                : "it has several constructors, and none without parameters";
        }

        var unknown = callable[0].Parameters.First(parameter => EventConstructors.IndexOfProperty(properties, parameter) < 0);
        return $"parameter '{unknown.Name}' of its constructor has no property of that name and type";
    }

    private static string? FindInRequiredMembers(INamedTypeSymbol type)
    {
        for (var current = type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                var memberType = member switch
                {
                    IFieldSymbol { IsRequired: true } field => field.Type,
                    IPropertySymbol { IsRequired: true } property => property.Type,
                    _ => null,
                };
                if (memberType is not null && !new PublishParameter(member.Name, memberType) { Assigned = member }.CanBeTaken)
                {
                    return CannotBeTaken(member, memberType);
                }
            }
        }

        return null;
    }

    private static string CannotBeTaken(ISymbol needed, ITypeSymbol type) => Obsolescence.IsErrorToUse(needed, type)
        ? $"'{needed.Name}' is required, and {(Obsolescence.IsError(needed) ? "" : "its type is ")}obsolete as an error"
        : $"'{needed.Name}' is needed, and no parameter can have its type '{type.ToDisplayString(SymbolDisplayFormat.MinimallyQualifiedFormat)}'";
}
