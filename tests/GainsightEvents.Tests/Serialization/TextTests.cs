using System.Text;

namespace GainsightEvents.Tests.Serialization;

public sealed class TextTests
{
    public static TheoryData<string> Texts =>
    [
        "", "a", "plain", "exactly 16 chars", "seventeen chars !!", "a \"quote\"", "back\\slash", "tab\tnewline\nreturn\r",
        "\0\u0001\u001f\u007f\u0080\u07ff\u0800\uffff", "é", "日本語", "🚀 rocket", "mixed é and \" and 🚀 and \\ at the end \n",
        "\u2028\u2029\u0085", "\u202eright to left\u202c", "<script>&amp;</script>", "ﬀ ß ı İ ſ",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Text_is_read_back_as_it_was(string text)
    {
        var json = TestWriter.Write((ref writer) => writer.WriteString(text, 0));

        Assert.Equal(text, TestWriter.Read(json).GetString());
    }

    [Fact]
    public void Every_character_in_every_place_of_a_text_is_read_back()
    {
        for (var length = 1; length <= 40; length++)
        {
            foreach (var odd in "\"\\\n\u0000\u001f~\u007f\u0080\u00ff\u0100\u07ff\u0800\u8022\ufffd\uffff")
            {
                for (var place = 0; place < length; place++)
                {
                    var text = new StringBuilder(new string('x', length)) { [place] = odd }.ToString();
                    Assert.Equal(text, TestWriter.Read(TestWriter.Write((ref writer) => writer.WriteString(text, 0))).GetString());
                }
            }
        }
    }

    [Fact]
    public void Only_what_JSON_demands_is_escaped()
    {
        var json = TestWriter.Write((ref writer) => writer.WriteString("<é&'+/🚀\u2028> \"\\\u0001\b\f\n\r\t", 0));

        Assert.Equal("\"<é&'+/🚀\u2028> \\\"\\\\\\u0001\\b\\f\\n\\r\\t\"", json);
    }

    [Theory]
    [InlineData("\ud800")]
    [InlineData("\udc00")]
    [InlineData("long enough for the vectors \ud800 and more text after it")]
    [InlineData("\udc00\ud800")]
    [InlineData("ends with \ud83d")]
    public void A_lone_surrogate_becomes_the_replacement_character(string text)
    {
        var json = TestWriter.Write((ref writer) => writer.WriteString(text, 0));

        var expected = new string([.. text.Select(character => char.IsSurrogate(character) ? '\ufffd' : character)]);
        Assert.Equal(expected, TestWriter.Read(json).GetString());
    }

    [Fact]
    public void A_text_larger_than_the_scratch_makes_it_grow()
    {
        var text = new string('"', 10_000);

        var json = TestWriter.Write((ref writer) => writer.WriteString("a"u8, text, 0), scratch: 16);

        Assert.Equal(text, TestWriter.Read(json[1..]).GetString());
    }
}
