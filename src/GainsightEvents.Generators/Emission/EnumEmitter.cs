using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the local function that writes an enum by name.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter source, EnumModel model)
    {
        source.Open($"static void {model.Writer}(ref global::GainsightEvents.Serialization.EventWriter writer, {model.Type} value, int member)");
        if (model.Flags.Count == 0)
        {
            EmitNamed(source, model);
        }
        else
        {
            EmitFlags(source, model);
        }

        source.Close();
    }

    private static void EmitNamed(SourceWriter source, EnumModel model)
    {
        source.Open("switch (value)");
        foreach (var value in model.Values)
        {
            source.Lines(
                $"""
                case {value.Value}:
                    writer.WriteLiteral({Quoted(value)}u8);
                    break;
                """);
        }

        source.Lines(
            $"""
            default:
                {Undefined(model)}
                break;
            """);
        source.Close();
    }

    private static void EmitFlags(SourceWriter source, EnumModel model)
    {
        foreach (var value in model.Values)
        {
            source.Lines(
                $$"""
                if (value == {{value.Value}})
                {
                    writer.WriteLiteral({{Quoted(value)}}u8);
                    return;
                }

                """);
        }

        source.Lines(
            $$"""
            const {{model.Type}} defined =
                {{string.Join("\n    | ", model.Flags.Select(static flag => flag.Value))}};
            if (value == 0 || (value & ~defined) != 0)
            {
                {{Undefined(model)}}
                return;
            }

            global::System.ReadOnlySpan<byte> separator = "\""u8;
            """);
        foreach (var flag in model.Flags)
        {
            source.Lines(
                $$"""
                if ((value & {{flag.Value}}) != 0)
                {
                    writer.WriteLiteral(separator);
                    writer.WriteLiteral({{CSharpText.Literal(JsonText.Escape(flag.WireName))}}u8);
                    separator = ", "u8;
                }

                """);
        }

        source.Lines("writer.WriteLiteral(\"\\\"\"u8);");
    }

    private static string Quoted(EnumValueModel value) => CSharpText.Literal(JsonText.Quote(value.WireName));

    private static string Undefined(EnumModel model) => $"writer.WriteUndefinedEnum(({(model.IsUnsigned ? "ulong" : "long")})value, member);";
}
