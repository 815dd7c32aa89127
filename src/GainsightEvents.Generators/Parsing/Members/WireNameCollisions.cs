using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Finds members that would stand under one name in one JSON object. Names that differ by case only count: Gainsight has treated them as one.</summary>
internal sealed class WireNameCollisions
{
    private readonly List<(ISymbol Member, string Path, string Other, string WireName)> _found = [];
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    /// <summary>The event's member, the path to the later of two members from there, the earlier one, and the later one's name on the wire.</summary>
    public static IReadOnlyList<(ISymbol Member, string Path, string Other, string WireName)> Find(INamedTypeSymbol type)
    {
        var collisions = new WireNameCollisions();
        var properties = EventProperties.Of(type).Where(static property => property.Role != MemberRole.ExtensionData).ToList();
        var goesToNxt = type.FindAttribute(MetadataNames.NxtEvent) is not null;

        // In a PX event the marked members have fields of their own, apart from the attributes.
        collisions.Compare(properties.Where(property => goesToNxt || property.Role == MemberRole.Attribute), "", null);
        foreach (var property in properties.Where(static property => property.Role is MemberRole.Attribute or MemberRole.GlobalContext))
        {
            TypeWalk.Through(property.Type, property.Name, held => collisions.Visit(held, property.Property));
        }

        return collisions._found;
    }

    private bool Visit(HeldType held, ISymbol member)
    {
        var isNew = !held.Form.IsNested() || _seen.Add(held.Type);
        if (isNew && held.Form == WireForm.Object)
        {
            Compare(EventProperties.Of((INamedTypeSymbol)held.Type), held.Path + ".", member);
        }

        return isNew;
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
}
