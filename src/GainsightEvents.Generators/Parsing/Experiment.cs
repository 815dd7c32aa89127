using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Reads <c>[Experimental]</c>.</summary>
internal static class Experiment
{
    /// <summary>The id to silence it by.</summary>
    public static string? FindId(ISymbol symbol) => symbol.FindAttribute(MetadataNames.Experimental)?.PositionalArgument<string>(0);

    /// <summary>
    /// What the publish method of an event carries on, for who calls it builds the event: that of the type, of the nearest one that contains it, or
    /// of a member that has to be named.
    /// </summary>
    public static ExperimentalModel? FindInBuilding(INamedTypeSymbol type, IReadOnlyList<ISymbol> members, Compilation compilation)
    {
        ExperimentalModel? found = null;
        for (var current = type; current is not null; current = current.ContainingType)
        {
            found ??= Read(current, compilation);
        }

        foreach (var member in members)
        {
            found ??= Read(member, compilation);
        }

        return found;
    }

    // A library may have a polyfill of the attribute to itself.
    private static ExperimentalModel? Read(ISymbol symbol, Compilation compilation) =>
        symbol.FindAttribute(MetadataNames.Experimental) is { } attribute
        && attribute.PositionalArgument<string>(0) is { } id
        && compilation.IsSymbolAccessibleWithin(attribute.AttributeClass!, compilation.Assembly)
            ? new ExperimentalModel(id, attribute.NamedArgument<string>("UrlFormat"))
            : null;
}
