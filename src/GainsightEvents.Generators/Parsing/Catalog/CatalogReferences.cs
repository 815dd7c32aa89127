using System.Collections.Immutable;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Catalog;

/// <summary>
/// Finds the catalogs of referenced assemblies. They are looked for again only when the references are others: what is typed into a project makes
/// new compilations of the same references.
/// </summary>
internal sealed class CatalogReferences
{
    private const string Runtime = "GainsightEvents";

    private static readonly CatalogReferencesModel None = new(default, default);

    private volatile Found? _latest;

    public CatalogReferencesModel Find(Compilation compilation)
    {
        var references = compilation.ExternalReferences;
        if (_latest is { } latest && latest.References.SequenceEqual(references))
        {
            return latest.Model;
        }

        var model = Read(compilation);
        _latest = new Found(references, model);
        return model;
    }

    private static CatalogReferencesModel Read(Compilation compilation)
    {
        // Without a runtime that knows the attribute there is nothing to announce them by.
        if (compilation.GetTypeByMetadataName(MetadataNames.EventCatalogReference) is null)
        {
            return None;
        }

        var names = new TypeNames(compilation);
        var classes = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var assembly in compilation.SourceModule.ReferencedAssemblySymbols)
        {
            if (ReferencesRuntime(assembly) && FindClass(assembly) is { } catalog)
            {
                classes.Add(names.Of(catalog));
            }
        }

        return new CatalogReferencesModel(classes.ToEquatableArray(), names.ExternAliases);
    }

    // The runtime itself has the presets, which need no product until somebody asks for them.
    private static bool ReferencesRuntime(IAssemblySymbol assembly) =>
        assembly.Modules.Any(static module => module.ReferencedAssemblies.Any(static referenced => referenced.Name == Runtime));

    private static INamedTypeSymbol? FindClass(IAssemblySymbol assembly) =>
        assembly.FindAttribute(MetadataNames.EventCatalog)?.PositionalArgument<INamedTypeSymbol>(0) is { TypeKind: TypeKind.Class, DeclaredAccessibility: Accessibility.Public } type
            ? type
            : null;

    private sealed record Found(ImmutableArray<MetadataReference> References, CatalogReferencesModel Model);
}
