namespace GainsightEvents.Generators.Model;

/// <summary>The catalogs of the assemblies that a project references.</summary>
/// <param name="Classes">The classes that hold them, in order, such as <c>global::GainsightEvents.Catalogs.Acme_Library</c>.</param>
/// <param name="ExternAliases">The extern aliases that these are named by.</param>
internal sealed record CatalogReferencesModel(EquatableArray<string> Classes, EquatableArray<string> ExternAliases);
