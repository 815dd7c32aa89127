using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Finds members that would stand under one name in one JSON object. Names that differ by case only count: Gainsight has treated them as one.</summary>
internal sealed class WireNameCollisions
{
    private readonly List<(ISymbol Member, string Path, string Other, string WireName)> _found = [];
    private readonly HashSet<string> _seen = new(StringComparer.Ordinal);

    /// <summary>The event's member, the path to the later of two members from there, the earlier one, and the later one's name on the wire.</summary>
    public static IReadOnlyList<(ISymbol Member, string Path, string Other, string WireName)> Find(INamedTypeSymbol type)
    {
        var collisions = new WireNameCollisions();
        var properties = EventProperties.Of(type).Where(static property => property.Mark != EventMark.ExtensionData).ToList();
        var goesToNxt = type.FindAttribute(MetadataNames.NxtEvent) is not null;

        // In a PX event the marked members have fields of their own, apart from the attributes.
        collisions.Compare(properties.Where(property => goesToNxt || property.Mark == EventMark.Attribute), "", null);
        foreach (var property in properties.Where(static property => property.Mark is EventMark.Attribute or EventMark.GlobalContext))
        {
            collisions.Visit(property.Type, property.Name, property.Property);
        }

        return collisions._found;
    }

    private void Visit(ITypeSymbol type, string path, ISymbol member)
    {
        var value = type.UnwrapNullable();
        switch (WireForms.Of(value))
        {
            case WireForm.Sequence or WireForm.Map when _seen.Add(Qualified(value)):
                Visit(NestedTypes.ElementOf(value), path + "[]", member);
                break;
            case WireForm.Object when _seen.Add(Qualified(value)):
                var properties = EventProperties.Of((INamedTypeSymbol)value);
                Compare(properties, path + ".", member);
                foreach (var property in properties)
                {
                    Visit(property.Type, $"{path}.{property.Name}", member);
                }

                break;
        }
    }

    private void Compare(IEnumerable<EventProperty> properties, string prefix, ISymbol? member)
    {
        var known = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        foreach (var property in properties)
        {
            var name = WireNames.Of(property);
            if (known.TryGetValue(name, out var earlier))
            {
                _found.Add((member ?? property.Property, prefix + property.Name, earlier, name));
            }
            else
            {
                known.Add(name, property.Name);
            }
        }
    }

    private static string Qualified(ITypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat);
}
