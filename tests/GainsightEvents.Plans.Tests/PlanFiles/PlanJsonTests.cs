using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Tests.PlanFiles;

/// <summary>Our small reader and writer of JSON beside those of System.Text.Json.</summary>
public sealed class PlanJsonTests
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    // What Unicode has not assigned, each version of System.Text.Json knows differently.
    [Fact]
    public void Every_assigned_character_is_written_as_System_Text_Json_writes_it() => Assert.Empty(
        Enumerable.Range(0, 0x10000)
            .Where(static code => !char.IsSurrogate((char)code) && CharUnicodeInfo.GetUnicodeCategory((char)code) != UnicodeCategory.OtherNotAssigned)
            .Select(static code => ((char)code).ToString())
            .Where(static text => PlanJsonText.Quote(text) != JsonSerializer.Serialize(text, Relaxed))
            .Select(static text => $"U+{(int)text[0]:X4}: {PlanJsonText.Quote(text)}"));

    [Theory]
    [InlineData("🚀 a \ud83d\ude80")]
    [InlineData("\"\\/\b\f\n\r\t")]
    public void Pairs_and_escapes_are_written_as_System_Text_Json_writes_them(string text) =>
        Assert.Equal(JsonSerializer.Serialize(text, Relaxed), PlanJsonText.Quote(text));

    [Fact]
    public void Whatever_is_written_in_a_plan_is_refused_where_System_Text_Json_refuses_it()
    {
        const string Plan = "{ \"format\": 1, \"a\": [true, false, null, -0.5e+3, 10, \"x\\u00e5\\ud83d\\ude80\\n\"], \"b\": { \"c\": {} } }";
        string[] inserted = ["", "\"", "\\", ",", ":", "[", "]", "{", "}", "0", "1", "-", "+", ".", "e", "t", "n", " ", "\t", "\n", "\u00A0", "\u0001", "/", "//", "u12", "\\ud800", "\uFEFF", "'"];
        var checkedTexts = 0;
        for (var at = 0; at <= Plan.Length; at++)
        {
            for (var cut = 0; cut <= 2 && at + cut <= Plan.Length; cut++)
            {
                foreach (var each in inserted)
                {
                    var text = Plan[..at] + each + Plan[(at + cut)..];

                    // A mark at the beginning is no JSON, and an editor's habit.
                    if (!text.StartsWith('\uFEFF'))
                    {
                        Assert.True(IsRead(text) == IsJson(text), text);
                        checkedTexts++;
                    }
                }
            }
        }

        Assert.True(checkedTexts > 5_000);
    }

    [Theory]
    [InlineData(63, true)]
    [InlineData(100_000, false)]
    public void Values_are_nested_only_as_deep_as_the_stack_bears(int depth, bool isRead) =>
        Assert.Equal(isRead, IsRead(new string('[', depth) + new string(']', depth)));

    [Theory]
    [InlineData("[1, 2", "It ends where a comma or ] has to be.")]
    [InlineData("{'a': 1}", "The character U+0027 is where a name in quotes has to be.")]
    [InlineData("[1}", "'}' is where a comma or ] has to be.")]
    public void What_is_not_JSON_is_told_with_what_is_expected(string text, string message) =>
        Assert.Equal(message, Assert.Throws<PlanJsonException>(() => PlanJsonReader.Read(text)).Message);

    private static bool IsRead(string text)
    {
        try
        {
            _ = PlanJsonReader.Read(text);
            return true;
        }
        catch (PlanJsonException)
        {
            return false;
        }
    }

    private static bool IsJson(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            ReadTexts(document.RootElement);
            return true;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    // A text is not looked at before somebody reads it.
    private static void ReadTexts(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                element.EnumerateArray().ToList().ForEach(ReadTexts);
                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadTexts(property.Value);
                }

                break;
        }
    }
}
