using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>
/// The one way through what a type holds: elements, values, and properties of what holds them. It always comes to an end, whatever a type
/// enumerates or contains, for it looks into a type once a level, and never deeper than <see cref="MaxLevels"/>.
/// </summary>
internal sealed class TypeWalk
{
    /// <summary>How deep values may be nested in each other. Gainsight documents no limit; nothing sensible comes near this one.</summary>
    public const int MaxLevels = 8;

    private readonly Func<HeldType, bool> _visit;
    private readonly bool _everyLevel;
    private readonly List<ITypeSymbol> _containing = [];

    // At each level, for what is sound near the surface may be too deep further down.
    private readonly HashSet<ITypeSymbol>[] _seen = new HashSet<ITypeSymbol>[MaxLevels];

    private TypeWalk(Func<HeldType, bool> visit, bool everyLevel)
    {
        _visit = visit;
        _everyLevel = everyLevel;
    }

    /// <summary>Visits a type and what it holds, what contains before what is contained.</summary>
    /// <param name="type">The type.</param>
    /// <param name="path">What the paths begin with.</param>
    /// <param name="visit">Takes each type, and says whether to look into it.</param>
    /// <param name="everyLevel">Whether to look into a type again where it stands at another level.</param>
    public static void Through(ITypeSymbol type, string path, Func<HeldType, bool> visit, bool everyLevel = false) =>
        new TypeWalk(visit, everyLevel).Visit(type, path, property: null);

    private void Visit(ITypeSymbol type, string path, EventProperty? property)
    {
        if (NestedTypes.HasError(type))
        {
            return;
        }

        var value = type.UnwrapNullable();
        var form = WireForms.Of(value);
        var end = form.IsNested() ? FindEnd(value) : WalkEnd.None;
        if (!_visit(new HeldType(value, type, form, path, property, end)) || !form.IsNested() || end != WalkEnd.None || !IsNew(value))
        {
            return;
        }

        _containing.Add(value);
        if (form == WireForm.Object)
        {
            foreach (var held in EventProperties.Of((INamedTypeSymbol)value))
            {
                Visit(held.Type, $"{path}.{held.Name}", held);
            }
        }
        else
        {
            Visit(NestedTypes.ElementOf(value), path + "[]", property: null);
        }

        _containing.RemoveAt(_containing.Count - 1);
    }

    private bool IsNew(ITypeSymbol type) => (_seen[_everyLevel ? _containing.Count : 0] ??= new(SymbolEqualityComparer.Default)).Add(type);

    private WalkEnd FindEnd(ITypeSymbol type) =>
        _containing.Contains(type, SymbolEqualityComparer.Default) || (type is INamedTypeSymbol { IsGenericType: true } generic && Grows(generic.OriginalDefinition))
            ? WalkEnd.ContainsItself
            : _containing.Count == MaxLevels ? WalkEnd.TooDeep : WalkEnd.None;

    // Box<T> with a member of type Box<Box<T>> is never the same type twice, but its definition holds itself.
    private static bool Grows(INamedTypeSymbol definition)
    {
        if (NestedTypes.IsOfTheFramework(definition))
        {
            return false;
        }

        var walk = new DefinitionWalk(definition);
        walk.VisitContent(definition, level: 0);
        return walk.IsFound;
    }
}
