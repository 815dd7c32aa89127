using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the local function that writes a value which holds others.</summary>
internal static class NestedEmitter
{
    public static void Emit(SourceWriter source, NestedModel model)
    {
        var json = new JsonEmitter(source, nestedAsText: false);
        switch (model)
        {
            case { IsExtensionData: true }:
                Open(source, model, model.Type + "?", "values", "global::GainsightEvents.EventTarget target");
                EmitExtensionData(source, json, model.Element!);
                break;
            case { Form: WireForm.Wrapped }:
                Open(source, model, model.Type, "value");
                EmitWrapped(json, model, model.Element!);
                break;
            case { Form: WireForm.Object }:
                Open(source, model, model.Type, "value");
                EmitObject(json, model);
                break;
            case { Form: WireForm.Map }:
                Open(source, model, model.Type, "values");
                EmitMap(source, json, model.Element!);
                break;
            default:
                Open(source, model, model.Type, "values");
                EmitSequence(source, json, model);
                break;
        }

        source.Close();
    }

    private static void Open(SourceWriter source, NestedModel model, string type, string parameter, string? more = null)
    {
        LocalFunction.Open(source, model.Writer, $"{type} {parameter}", more);
        if (model.NullTest is { } nothing)
        {
            source.Open($"if ({nothing})");
            if (model.RefusesNull)
            {
                source.Lines(model.IsExtensionData ? "writer.RequireValue(null, member);" : "writer.WriteMissing(member);");
            }

            source.Lines("return;");
            source.Close();
            source.BlankLine();
        }

        if (model.UnsetTest is { } unset)
        {
            source.Open($"if ({unset})");
            source.Lines($"writer.WriteLiteral(\"{(model.Form == WireForm.Map ? "{}" : "[]")}\"u8);");
            source.Lines("return;");
            source.Close();
            source.BlankLine();
        }
    }

    private static void EmitWrapped(JsonEmitter json, NestedModel model, ElementModel wrapped)
    {
        var read = "value." + model.Through;
        if (wrapped.AdmitsNull)
        {
            json.OrNull(wrapped.Value, read, "inner", "member");
        }
        else
        {
            json.Value(wrapped.Value, read, "member");
        }
    }

    private static void EmitObject(JsonEmitter json, NestedModel model)
    {
        json.Literal("{");
        foreach (var member in model.Members)
        {
            json.Member(member, member.Separator, "member");
        }

        json.Literal("}");
        json.Flush();
    }

    private static void EmitSequence(SourceWriter source, JsonEmitter json, NestedModel model)
    {
        json.Statement("writer.WriteLiteral(\"[\"u8);");
        source.Open(model.ByIndex ? "for (var i = 0; i < values.Count; i++)" : "foreach (var value in values)");
        json.Statement("writer.WriteComma();");
        var value = model.ByIndex ? "values[i]" : "value";
        if (model.Element!.AdmitsNull)
        {
            json.OrNull(model.Element.Value, value, "element", "member");
        }
        else
        {
            json.Value(model.Element.Value, value, "member");
        }

        source.Close();
        source.BlankLine();
        json.Statement("writer.WriteLiteral(\"]\"u8);");
    }

    private static void EmitMap(SourceWriter source, JsonEmitter json, ElementModel element)
    {
        json.Statement("writer.WriteLiteral(\"{\"u8);");
        source.Open("foreach (var pair in values)");
        if (element.AdmitsNull)
        {
            source.Open("if (pair.Value is { } value)");
            json.Statement("writer.WriteKey(pair.Key, member);");
            json.Value(element.Value, "value", "member");
            source.Close();
        }
        else
        {
            json.Statement("writer.WriteKey(pair.Key, member);");
            json.Value(element.Value, "pair.Value", "member");
        }

        source.Close();
        source.BlankLine();
        json.Statement("writer.WriteLiteral(\"}\"u8);");
    }

    private static void EmitExtensionData(SourceWriter source, JsonEmitter json, ElementModel element)
    {
        source.Open("foreach (var pair in values)");
        source.Open(element.AdmitsNull || element.Value.Form == WireForm.Any
            ? "if (pair.Value is { } value && writer.WriteExtensionName(pair.Key, member, target))"
            : "if (writer.WriteExtensionName(pair.Key, member, target))");
        var value = element.AdmitsNull || element.Value.Form == WireForm.Any ? "value" : "pair.Value";
        if (element.Value.Form is WireForm.Any or WireForm.Json)
        {
            json.Statement($"writer.WriteExtensionValue({value}, member, target);");
        }
        else
        {
            json.Value(element.Value, value, "member");
        }

        source.Close();
        source.Close();
    }
}
