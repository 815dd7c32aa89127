using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Collects the ids of <c>[Experimental]</c> things that the emitted code has to name.</summary>
internal static class ExperimentalIds
{
    public static EquatableArray<string> Of(INamedTypeSymbol type, IReadOnlyList<EventProperty> properties)
    {
        var ids = new SortedSet<string>(StringComparer.Ordinal);
        AddWithContainers(ids, type);
        foreach (var property in properties)
        {
            Add(ids, property.Property);
            AddWithContainers(ids, property.Property.ContainingType);
            var valueType = property.Type.UnwrapNullable();
            AddWithContainers(ids, valueType as INamedTypeSymbol);
            if (valueType.TypeKind == TypeKind.Enum)
            {
                foreach (var member in valueType.GetMembers())
                {
                    Add(ids, member);
                }
            }
        }

        return ids.ToEquatableArray();
    }

    private static void AddWithContainers(SortedSet<string> ids, INamedTypeSymbol? type)
    {
        for (var current = type; current is not null; current = current.ContainingType)
        {
            Add(ids, current);
        }
    }

    private static void Add(SortedSet<string> ids, ISymbol symbol)
    {
        if (symbol.FindAttribute(MetadataNames.Experimental)?.PositionalArgument<string>(0) is { } id && SyntaxFacts.IsValidIdentifier(id))
        {
            ids.Add(id);
        }
    }
}
