using System.Text.Json;
using GainsightEvents.Emulator.Json;

namespace GainsightEvents.Emulator.Schema;

/// <summary>What stands behind a keyword, read in the form the keyword asks for or refused.</summary>
internal readonly record struct SchemaOperand(JsonElement Value, string Pointer)
{
    private static readonly string[] Types = ["null", "boolean", "object", "array", "number", "string", "integer"];

    public SchemaException Refuse(string problem) => new(Pointer, problem);

    public string ReadString() =>
        Value.ValueKind == JsonValueKind.String ? Value.GetString()! : throw Refuse("a string is expected.");

    public double ReadNumber() => JsonNumber.TryRead(Value, out var number) ? number : throw Refuse("a number is expected.");

    public int ReadLength() =>
        JsonNumber.TryRead(Value, out var number) && number is >= 0 and <= int.MaxValue && number == Math.Floor(number)
            ? (int)number
            : throw Refuse("a whole number of zero or more is expected.");

    public IReadOnlyDictionary<string, JsonElement> ReadMembers() =>
        Value.ValueKind == JsonValueKind.Object ? JsonMembers.Read(Value) : throw Refuse("an object of schemas is expected.");

    public IReadOnlyList<JsonElement> ReadArray() =>
        Value.ValueKind == JsonValueKind.Array && Value.GetArrayLength() > 0
            ? [.. Value.EnumerateArray()]
            : throw Refuse("an array with at least one element is expected.");

    public IReadOnlyList<string> ReadStrings()
    {
        if (Value.ValueKind != JsonValueKind.Array || Value.EnumerateArray().Any(item => item.ValueKind != JsonValueKind.String))
        {
            throw Refuse("an array of strings is expected.");
        }

        return [.. Value.EnumerateArray().Select(item => item.GetString()!)];
    }

    public IReadOnlyList<string> ReadTypes()
    {
        IReadOnlyList<string> types = Value.ValueKind == JsonValueKind.String ? [Value.GetString()!] : ReadStrings();
        return types.Count > 0 && types.All(Types.Contains)
            ? types
            : throw Refuse($"one or more of these types are expected: {string.Join(", ", Types)}.");
    }

    public EcmaPattern ReadPattern()
    {
        try
        {
            return EcmaPattern.Parse(ReadString());
        }
        catch (ArgumentException e)
        {
            throw Refuse(e.Message);
        }
    }
}
