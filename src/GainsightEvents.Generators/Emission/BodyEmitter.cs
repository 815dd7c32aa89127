using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the statements that write an event's body for each of its targets, and the functions that these share.</summary>
internal static class BodyEmitter
{
    public static void Emit(SourceWriter source, EventModel model)
    {
        switch (model.Descriptor)
        {
            case { Px: { } px, Nxt: null }:
                EmitPx(source, model, px);
                break;
            case { Px: null }:
                EmitNxt(source, model);
                break;
            case { Px: { } px }:
                source.Open("if (target == global::GainsightEvents.EventTarget.Nxt)");
                EmitNxt(source, model);
                source.Close();
                source.Open("else");
                EmitPx(source, model, px);
                source.Close();
                break;
        }

        foreach (var each in model.Nested)
        {
            source.BlankLine();
            NestedEmitter.Emit(source, each);
        }

        foreach (var each in model.Enums)
        {
            source.BlankLine();
            EnumEmitter.Emit(source, each);
        }
    }

    private static void EmitPx(SourceWriter source, EventModel model, PxModel px)
    {
        var json = new JsonEmitter(source, nestedAsText: true);
        json.Literal("{\"eventName\":" + JsonText.Quote(px.EventName) + ",\"propertyKey\":");
        json.Statement("writer.WritePropertyKey();");
        new EnvelopeEmitter(json, source, model.Envelope!).Emit(model);

        json.Literal(",\"attributes\":{");
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (model.Members[i].Role == MemberRole.Attribute)
            {
                json.Member(model.Members[i], model.Members[i].Separator, CSharpText.Constant(i)!);
            }
        }

        EmitExtensionData(json, model);
        json.Literal("}}");
        json.Flush();
    }

    // All members, those too that PX has fields for, each in its own form.
    private static void EmitNxt(SourceWriter source, EventModel model)
    {
        var json = new JsonEmitter(source, nestedAsText: false);
        foreach (var member in model.Members.Where(static member => member.Role == MemberRole.EventId))
        {
            json.Statement($"writer.UseEventId({member.Read});");
        }

        json.Literal("{");
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (model.Members[i].Role != MemberRole.ExtensionData)
            {
                json.Member(model.Members[i], model.Members[i].NxtSeparator, CSharpText.Constant(i)!);
            }
        }

        EmitExtensionData(json, model);
        json.Literal("}");
        json.Flush();
    }

    // Last, wherever it is declared, so that it never decides whether a declared member needs a comma.
    private static void EmitExtensionData(JsonEmitter json, EventModel model)
    {
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (model.Members[i] is { Role: MemberRole.ExtensionData } member)
            {
                json.CheckIfAny(member, CSharpText.Constant(i)!);
                json.Statement($"{member.Value.Writer}(ref writer, {member.Read}, {CSharpText.Constant(i)}, target);");
            }
        }
    }
}
