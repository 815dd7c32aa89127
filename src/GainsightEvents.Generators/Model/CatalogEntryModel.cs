namespace GainsightEvents.Generators.Model;

/// <summary>What the catalog has to know of an event.</summary>
/// <param name="TypeName">The full name, by which the events are ordered.</param>
/// <param name="Extensions">The class that holds the descriptor, such as <c>global::Acme.FeatureUsedGainsightExtensions</c>.</param>
internal sealed record CatalogEntryModel(string TypeName, string Extensions);
