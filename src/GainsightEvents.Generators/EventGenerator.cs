using GainsightEvents.Generators.Emission;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;
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
        var events = context.SyntaxProvider
            .ForAttributeWithMetadataName(
                MetadataNames.GainsightEvent,
                static (node, _) => node is TypeDeclarationSyntax,
                static (attributed, cancellationToken) => EventParser.Parse(attributed, cancellationToken))
            .WithTrackingName(Steps.Events)
            .Where(static model => model is not null)
            .Select(static (model, _) => model!);

        // Almost always empty, and then it never makes an event's file change with another event's.
        var ambiguous = events
            .Select(static (model, _) => model.HintName)
            .Collect()
            .Select(static (names, _) => HintNames.FindAmbiguous(names))
            .WithTrackingName(Steps.AmbiguousNames);

        context.RegisterSourceOutput(
            events.Combine(ambiguous),
            static (output, each) => output.AddSource(HintNames.FileName(each.Left.HintName, each.Right), EventEmitter.Emit(each.Left)));

        // The catalog knows events by name only: an edit inside one leaves it alone.
        var entries = events
            .Select(static (model, _) => CatalogParser.Entry(model))
            .WithTrackingName(Steps.CatalogEntries)
            .Collect();

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

        var catalog = assemblyName.Combine(project).Combine(entries).Combine(products)
            .Select(static (all, _) => CatalogParser.Parse(all.Left.Left.Left, all.Left.Left.Right, all.Left.Right, all.Right))
            .WithTrackingName(Steps.Catalog);

        // An assembly without events has no catalog.
        context.RegisterSourceOutput(catalog, static (output, model) =>
        {
            if (model.Entries.Count > 0)
            {
                output.AddSource(CatalogEmitter.FileName, CatalogEmitter.Emit(model));
            }
        });
    }

    /// <summary>The names under which the incremental tests look at the steps.</summary>
    internal static class Steps
    {
        public const string Events = nameof(Events);
        public const string AmbiguousNames = nameof(AmbiguousNames);
        public const string CatalogEntries = nameof(CatalogEntries);
        public const string Products = nameof(Products);
        public const string ProjectProperties = nameof(ProjectProperties);
        public const string AssemblyName = nameof(AssemblyName);
        public const string Catalog = nameof(Catalog);
    }
}
