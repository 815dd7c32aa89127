using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints an assembly's catalog.</summary>
internal static class CatalogEmitter
{
    /// <summary>A name that no event's file can have, for no type is named with a hyphen.</summary>
    public const string FileName = "GainsightEvent-Catalog.g.cs";

    public static SourceText Emit(CatalogModel model)
    {
        var source = GeneratedFile.Begin(["CS0435", "CS0436", "CS0437", "CS0612", "CS0618", "CS3003"], []);
        if (model.Namespace is not null)
        {
            source.Open($"namespace {model.Namespace}");
        }

        EmitClass(source, model);
        if (model.Namespace is not null)
        {
            source.Close();
        }

        return GeneratedFile.End(source);
    }

    private static void EmitClass(SourceWriter source, CatalogModel model)
    {
        source.Lines("/// <summary>The Gainsight events that this assembly declares.</summary>");
        source.Lines(GeneratedFile.Attribute);
        source.Open("public static class GainsightEventCatalog");
        source.Lines(
            $"""
            /// <summary>The catalog, to be passed to <c>AddGainsightEvents</c> or <see cref="global::GainsightEvents.GainsightPublisher"/>.</summary>
            public static global::GainsightEvents.EventCatalog Instance {"{ get; }"} = new(
            """);
        source.Indent();
        source.Lines(CSharpText.Literal(model.AssemblyName) + ",");
        source.Open("new global::GainsightEvents.Model.EventDescriptor[]");
        foreach (var entry in model.Entries)
        {
            source.Lines(entry.Extensions + ".Descriptor,");
        }

        source.Close(",");
        if (model.Products.Count == 0)
        {
            source.Lines("global::System.Array.Empty<global::GainsightEvents.Model.PxProduct>());");
        }
        else
        {
            source.Open("new global::GainsightEvents.Model.PxProduct[]");
            foreach (var product in model.Products)
            {
                source.Lines($"new({CSharpText.LiteralOrNull(product.Name)}, {CSharpText.LiteralOrNull(product.PropertyKey)}),");
            }

            source.Close(");");
        }

        source.Unindent();
        source.Close();
    }
}
