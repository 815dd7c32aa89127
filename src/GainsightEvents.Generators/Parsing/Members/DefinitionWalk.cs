using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Looks for a generic type's definition in what that definition holds, whatever its type arguments are.</summary>
internal sealed class DefinitionWalk(INamedTypeSymbol sought)
{
    private readonly HashSet<ITypeSymbol> _seen = new(SymbolEqualityComparer.Default);

    public bool IsFound { get; private set; }

    private void Visit(ITypeSymbol type, int level)
    {
        var value = type.UnwrapNullable();
        IsFound |= SymbolEqualityComparer.Default.Equals(value.OriginalDefinition, sought);
        if (!IsFound && level < TypeWalk.MaxLevels && !NestedTypes.HasError(value) && _seen.Add(value))
        {
            VisitContent(value, level);
        }
    }

    public void VisitContent(ITypeSymbol type, int level)
    {
        switch (WireForms.Of(type))
        {
            case WireForm.Sequence or WireForm.Map:
                Visit(NestedTypes.ElementOf(type), level + 1);
                break;
            case WireForm.Object:
                foreach (var property in EventProperties.Of((INamedTypeSymbol)type))
                {
                    Visit(property.Type, level + 1);
                }

                break;
        }
    }
}
