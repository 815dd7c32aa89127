using System.Collections.Immutable;
using GainsightEvents.Generators.Emission;
using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing;
using GainsightEvents.Generators.Parsing.Catalog;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators;

/// <summary>Writes the serializer, the descriptor and the publish method of each event, and the catalog of them all. Reports nothing: the analyzers do.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class EventGenerator : IIncrementalGenerator
{
    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        // Everything is read from symbols here, so that what follows compares plain values and stops where nothing changed.
        var px = FindEvents(context, MetadataNames.GainsightEvent, Steps.Events);

        // Those that are not among the events above: a type that bears both attributes is one event.
        var nxt = FindEvents(context, MetadataNames.NxtEvent, Steps.NxtEvents);

        // Almost always empty, and then it never makes an event's file change with another event's.
        var ambiguous = HintNamesOf(px).Combine(HintNamesOf(nxt))
            .Select(static (names, _) => HintNames.FindAmbiguous(names.Left.AddRange(names.Right)))
            .WithTrackingName(Steps.AmbiguousNames);

        // One after the other and not joined, so that an event that comes or goes leaves the files of those behind it alone.
        EmitFiles(context, px, ambiguous);
        EmitFiles(context, nxt, ambiguous);

        // The catalog knows events by name only: an edit inside one leaves it alone.
        var entries = EntriesOf(px).Combine(EntriesOf(nxt)).Select(static (both, _) => both.Left.AddRange(both.Right));

        var products = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.PxProduct,
                static (node, _) => node is CompilationUnitSyntax,
                static (attributed, _) => ProductParser.Parse(attributed))
            .WithTrackingName(Steps.Products)
            .Collect();

        var project = context.AnalyzerConfigOptionsProvider
            .Select(static (options, _) => ProjectProperties.Parse(options))
            .WithTrackingName(Steps.ProjectProperties);

        var assemblyName = context.CompilationProvider
            .Select(static (compilation, _) => compilation.AssemblyName ?? "")
            .WithTrackingName(Steps.AssemblyName);

        // What the references declare is read once for all compilations that have the same ones.
        var known = new CatalogReferences();
        var references = context.CompilationProvider
            .Select((compilation, _) => known.Find(compilation))
            .WithTrackingName(Steps.CatalogReferences);

        var catalog = assemblyName.Combine(project).Combine(entries).Combine(products).Combine(references)
            .Select(static (all, _) => CatalogParser.Parse(all.Left.Left.Left.Left, all.Left.Left.Left.Right, all.Left.Left.Right, all.Left.Right, all.Right))
            .WithTrackingName(Steps.Catalog);

        // An assembly without events has no catalog, but says which ones it references.
        context.RegisterSourceOutput(catalog, static (output, model) =>
        {
            if (model.Entries.Count > 0 || model.References.Classes.Count > 0)
            {
                output.AddSource(CatalogEmitter.FileName, CatalogEmitter.Emit(model));
            }
        });
    }

    private static IncrementalValuesProvider<EventModel> FindEvents(
        IncrementalGeneratorInitializationContext context, string attributeName, string step)
    {
        // A step is run again for every event whenever the compilation is another, which it is after each keystroke.
        var memory = new EventMemory(EventParser.Parse);
        return context.SyntaxProvider
            .ForAttributeWithMetadataName(attributeName, static (node, _) => node is TypeDeclarationSyntax, memory.Read)
            .WithTrackingName(step)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);
    }

    private static IncrementalValueProvider<ImmutableArray<string>> HintNamesOf(IncrementalValuesProvider<EventModel> events) =>
        events.Select(static (model, _) => model.HintName).Collect();

    private static IncrementalValueProvider<ImmutableArray<CatalogEntryModel>> EntriesOf(IncrementalValuesProvider<EventModel> events) =>
        events.Where(static model => model.Refusal is null).Select(static (model, _) => CatalogParser.Entry(model)).WithTrackingName(Steps.CatalogEntries).Collect();

    private static void EmitFiles(
        IncrementalGeneratorInitializationContext context,
        IncrementalValuesProvider<EventModel> events,
        IncrementalValueProvider<EquatableArray<string>> ambiguous) =>
        context.RegisterSourceOutput(
            events.Combine(ambiguous),
            static (output, each) => output.AddSource(HintNames.FileName(each.Left.HintName, each.Right), EventEmitter.Emit(each.Left)));

    /// <summary>The names under which the incremental tests look at the steps.</summary>
    internal static class Steps
    {
        public const string Events = nameof(Events);
        public const string NxtEvents = nameof(NxtEvents);
        public const string AmbiguousNames = nameof(AmbiguousNames);
        public const string CatalogEntries = nameof(CatalogEntries);
        public const string Products = nameof(Products);
        public const string ProjectProperties = nameof(ProjectProperties);
        public const string AssemblyName = nameof(AssemblyName);
        public const string CatalogReferences = nameof(CatalogReferences);
        public const string Catalog = nameof(Catalog);
    }
}
