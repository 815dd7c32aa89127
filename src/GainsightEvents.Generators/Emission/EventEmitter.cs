using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis.Text;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints an event's file: its part of the interface, and the class beside it.</summary>
internal static class EventEmitter
{
    // A name that a referenced assembly has as well, obsolete members, undocumented ones, types that are not for every language, a type in lower case:
    // none is for the reader of this file to change.
    private static readonly string[] SuppressedIds = ["CS0435", "CS0436", "CS0437", "CS0612", "CS0618", "CS1591", "CS3001", "CS3002", "CS3005", "CS3008", "CS8981"];

    public static SourceText Emit(EventModel model)
    {
        var source = GeneratedFile.Begin(SuppressedIds.Concat(model.SuppressedIds), model.ExternAliases);
        if (model.Namespace is not null)
        {
            source.Open($"namespace {model.Namespace}");
        }

        if (model.Declarations.Count > 0)
        {
            EmitEvent(source, model);
        }

        if (model.Declarations.Count > 0 && HasClassBeside(model))
        {
            source.BlankLine();
        }

        if (HasClassBeside(model))
        {
            ExtensionsEmitter.Emit(source, model);
        }

        if (model.Namespace is not null)
        {
            source.Close();
        }

        return GeneratedFile.End(source);
    }

    private static bool HasClassBeside(EventModel model) => model.Refusal is null || model.Method is not null || model.Declarations.Count == 0;

    private static void EmitEvent(SourceWriter source, EventModel model)
    {
        for (var i = 0; i < model.Declarations.Count - 1; i++)
        {
            source.Open(model.Declarations[i]);
        }

        source.Lines(GeneratedFile.Attribute);
        source.Open($"{model.Declarations[model.Declarations.Count - 1]} : global::GainsightEvents.IGainsightEvent");
        if (model.Refusal is null)
        {
            EmitMembers(source, model);
        }
        else
        {
            RefusedEventEmitter.EmitMembers(source, model.Refusal);
        }

        for (var i = 0; i < model.Declarations.Count; i++)
        {
            source.Close();
        }
    }

    private static void EmitMembers(SourceWriter source, EventModel model)
    {
        source.Lines(
            $"""
            global::GainsightEvents.Model.EventDescriptor global::GainsightEvents.IGainsightEvent.Descriptor =>
                {model.ExtensionsReference}.Descriptor;
            """);
        source.BlankLine();
        if (model.ReadsObsoleteErrors)
        {
            source.Lines("[global::System.Obsolete]");
        }

        source.Open(
            """
            void global::GainsightEvents.IGainsightEvent.Write(
                global::GainsightEvents.EventTarget target,
                ref global::GainsightEvents.Serialization.EventWriter writer)
            """);
        if (model.Members.Count > 0)
        {
            source.Lines("// A number names a member by its place in Descriptor.Members.");
        }

        BodyEmitter.Emit(source, model);
        source.Close();
    }
}
