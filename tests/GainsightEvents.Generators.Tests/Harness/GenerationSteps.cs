namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>The generator's own steps, by the names it gives them.</summary>
internal static class GenerationSteps
{
    public static readonly string[] Named =
    [
        EventGenerator.Steps.Events,
        EventGenerator.Steps.NxtEvents,
        EventGenerator.Steps.AmbiguousNames,
        EventGenerator.Steps.CatalogEntries,
        EventGenerator.Steps.Products,
        EventGenerator.Steps.ProjectProperties,
        EventGenerator.Steps.AssemblyName,
        EventGenerator.Steps.CatalogReferences,
        EventGenerator.Steps.Catalog,
    ];
}
