using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints an assembly's catalog.</summary>
internal static class CatalogEmitter
{
    /// <summary>A name that no event's file can have, for no type is named with a hyphen.</summary>
    public const string FileName = "GainsightEvent-Catalog.g.cs";

    private const string Namespace = "GainsightEvents.Catalogs";

    public static SourceText Emit(CatalogModel model)
    {
        var source = GeneratedFile.Begin(["CS0435", "CS0436", "CS0437", "CS0612", "CS0618", "CS3003", "CS3008", "CS8981"], model.References.ExternAliases);
        foreach (var reference in model.References.Classes)
        {
            source.Lines($"[assembly: global::GainsightEvents.Model.EventCatalogReference(typeof({reference}))]");
        }

        if (model.Entries.Count > 0)
        {
            source.Lines($"[assembly: global::GainsightEvents.Model.EventCatalog(typeof(global::{Namespace}.{model.ClassName}))]");
            source.BlankLine();
            source.Open($"namespace {Namespace}");
            EmitClass(source, model);
            source.Close();
        }

        return GeneratedFile.End(source);
    }

    private static void EmitClass(SourceWriter source, CatalogModel model)
    {
        source.Lines(
            """
            /// <summary>The Gainsight events that this assembly declares. <see cref="global::GainsightEvents.EventCatalog.Of{TEvent}"/> finds it by any of them.</summary>
            [global::System.ComponentModel.EditorBrowsable(global::System.ComponentModel.EditorBrowsableState.Never)]
            """);
        source.Lines(GeneratedFile.Attribute);
        source.Open($"public static class {model.ClassName}");
        source.Lines(
            $"""
            /// <summary>The catalog.</summary>
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
