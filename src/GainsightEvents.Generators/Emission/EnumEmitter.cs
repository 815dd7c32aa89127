using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the local function that writes an enum by name.</summary>
internal static class EnumEmitter
{
    public static void Emit(SourceWriter source, EnumModel model)
    {
        LocalFunction.Open(source, model.Writer, model.Type + " value");
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

        var bits = EmitSeveralBits(source, model) ? "bits" : "value";
        EmitUndefined(source, model, bits);
        source.Lines(
            """
            // What stands before the first name is the quote.
            global::System.ReadOnlySpan<byte> separator = "\""u8;
            """);
        foreach (var flag in model.Flags)
        {
            source.Lines(
                $$"""
                if ({{flag.Local ?? $"({bits} & {flag.Value}) != 0"}})
                {
                    writer.WriteLiteral(separator);
                    writer.WriteLiteral({{CSharpText.Literal(JsonText.Escape(flag.WireName))}}u8);
                    separator = ", "u8;
                }

                """);
        }

        source.Lines("writer.WriteLiteral(\"\\\"\"u8);");
    }

    /// <summary>Prints what finds the flags of several bits, and takes theirs away. Whether there are any.</summary>
    private static bool EmitSeveralBits(SourceWriter source, EnumModel model)
    {
        var found = false;
        for (var i = model.Flags.Count - 1; i >= 0; i--)
        {
            if (model.Flags[i] is not { Local: { } local, Value: var flag })
            {
                continue;
            }

            if (!found)
            {
                source.Lines(
                    """
                    // The highest name first, each with its bits, as Enum.ToString does.
                    var bits = value;
                    """);
                found = true;
            }

            source.Lines(
                $$"""
                var {{local}} = (bits & {{flag}}) == {{flag}};
                if ({{local}})
                {
                    bits &= ~{{flag}};
                }

                """);
        }

        return found;
    }

    private static void EmitUndefined(SourceWriter source, EnumModel model, string bits)
    {
        var single = model.Flags.Where(static flag => flag.Local is null).Select(static flag => flag.Value).ToList();
        if (single.Count > 0)
        {
            source.Lines(
                $"""
                const {model.Type} defined =
                    {string.Join("\n    | ", single)};

                """);
        }

        source.Lines(
            $$"""
            if (value == 0 || {{(single.Count > 0 ? $"({bits} & ~defined)" : bits)}} != 0)
            {
                {{Undefined(model)}}
                return;
            }

            """);
    }

    private static string Quoted(EnumValueModel value) => CSharpText.Literal(JsonText.Quote(value.WireName));

    private static string Undefined(EnumModel model) => $"writer.WriteUndefinedEnum(({(model.IsUnsigned ? "ulong" : "long")})value, member);";
}
