using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Restrictions;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>Chooses the constructor through which the publish method builds an event.</summary>
internal static class EventConstructors
{
    /// <summary>
    /// That of a positional record; else the one without parameters; else the only one, where each of its parameters is named like a property.
    /// </summary>
    public static IMethodSymbol? Find(INamedTypeSymbol type, IReadOnlyList<EventProperty> properties, Compilation compilation)
    {
        var usable = FindCallable(type, compilation);
        return usable.Find(static constructor => IsPositional(constructor))
            ?? usable.Find(static constructor => constructor.Parameters.IsEmpty)
            ?? (usable.Count == 1 && usable[0].Parameters.All(parameter => IndexOfProperty(properties, parameter) >= 0) ? usable[0] : null);
    }

    /// <summary>The constructors that a publish method could call. The one that every struct has counts only where it declares no other.</summary>
    public static List<IMethodSymbol> FindCallable(INamedTypeSymbol type, Compilation compilation)
    {
        var usable = type.InstanceConstructors.Where(constructor => !IsCopy(constructor) && IsUsable(constructor, compilation)).ToList();
        if (type.IsValueType && usable.Exists(static constructor => !constructor.IsImplicitlyDeclared))
        {
            usable.RemoveAll(static constructor => constructor.IsImplicitlyDeclared);
        }

        return usable;
    }

    /// <summary>The property that a constructor's parameter sets: of the same type, and of the same name, or else the same but for case.</summary>
    public static int IndexOfProperty(IReadOnlyList<EventProperty> properties, IParameterSymbol parameter)
    {
        var exact = IndexOf(properties, parameter, StringComparison.Ordinal);
        return exact >= 0 ? exact : IndexOf(properties, parameter, StringComparison.OrdinalIgnoreCase);
    }

    private static int IndexOf(IReadOnlyList<EventProperty> properties, IParameterSymbol parameter, StringComparison comparison)
    {
        for (var i = 0; i < properties.Count; i++)
        {
            if (string.Equals(properties[i].Name, parameter.Name, comparison)
                && SymbolEqualityComparer.Default.Equals(properties[i].Type, parameter.Type))
            {
                return i;
            }
        }

        return -1;
    }

    public static bool IsCopy(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord
        && constructor.Parameters.Length == 1
        && SymbolEqualityComparer.Default.Equals(constructor.Parameters[0].Type, constructor.ContainingType);

    private static bool IsPositional(IMethodSymbol constructor) =>
        constructor.ContainingType.IsRecord
        && constructor.DeclaringSyntaxReferences.Any(static reference => reference.GetSyntax() is RecordDeclarationSyntax { ParameterList: not null });

    private static bool IsUsable(IMethodSymbol constructor, Compilation compilation) =>
        compilation.IsSymbolAccessibleWithin(constructor, compilation.Assembly)
        && !Obsolescence.IsError(constructor)
        && constructor.Parameters.All(static parameter => parameter.RefKind is RefKind.None or RefKind.In);
}
