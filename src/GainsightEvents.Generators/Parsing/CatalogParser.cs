using System.Collections.Immutable;
using System.Text;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Puts an assembly's catalog together.</summary>
internal static class CatalogParser
{
    /// <summary>What the catalog has to know of an event: not more, so that it stays as it is while an event's members change.</summary>
    public static CatalogEntryModel Entry(EventModel model) => new(
        model.Descriptor.TypeName,
        "global::" + (model.Namespace is null ? "" : model.Namespace + ".") + model.Extensions.Name);

    public static CatalogModel Parse(string assemblyName, ProjectProperties project, ImmutableArray<CatalogEntryModel> entries, ImmutableArray<EquatableArray<ProductModel>> products) => new(
        assemblyName,
        RootNamespace(project.RootNamespace ?? assemblyName),
        entries.OrderBy(static entry => entry.TypeName, StringComparer.Ordinal).ToEquatableArray(),
        Products(products, project.PropertyKey));

    private static EquatableArray<ProductModel> Products(ImmutableArray<EquatableArray<ProductModel>> declared, string? defaultKey)
    {
        var products = declared.SelectMany(static each => each).ToList();
        if (defaultKey is not null && !products.Exists(static product => product.Name is null))
        {
            products.Add(new ProductModel(null, defaultKey));
        }

        return products
            .OrderBy(static product => product.Name, StringComparer.Ordinal)
            .ThenBy(static product => product.PropertyKey, StringComparer.Ordinal)
            .GroupBy(static product => product.Name, StringComparer.Ordinal)
            .Select(static same => same.First())
            .ToEquatableArray();
    }

    /// <summary>The name as a namespace: what no identifier may hold becomes an underscore.</summary>
    private static string? RootNamespace(string name)
    {
        var parts = name.Split('.').Where(static part => part.Length > 0).Select(static part => CSharpText.Identifier(ToIdentifier(part))).ToList();
        return parts.Count == 0 ? null : string.Join(".", parts);
    }

    private static string ToIdentifier(string part)
    {
        var identifier = new StringBuilder(part.Length + 1);
        foreach (var character in part)
        {
            identifier.Append(SyntaxFacts.IsIdentifierPartCharacter(character) ? character : '_');
        }

        return SyntaxFacts.IsIdentifierStartCharacter(identifier[0]) ? identifier.ToString() : "_" + identifier;
    }
}
