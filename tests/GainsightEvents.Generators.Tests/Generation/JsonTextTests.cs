using System.Text;
using Xunit;
using Emitted = GainsightEvents.Generators.Infrastructure.JsonText;
using Written = GainsightEvents.Serialization.JsonText;

namespace GainsightEvents.Generators.Tests.Generation;

public sealed class JsonTextTests
{
    /// <summary>A name goes on the wire in the same way whether the compiler knew it or only run time.</summary>
    [Fact]
    public void Names_are_emitted_as_the_runtime_writes_them()
    {
        var texts = Enumerable.Range(0, 0x10000).Select(static code => (char)code).Where(static character => !char.IsSurrogate(character))
            .Select(static character => $"a{character}").Append("\ud83d\ude00").Append("").ToList();

        Assert.Equal(texts.Select(Write), texts.Select(Emitted.Quote));
        Assert.Equal(texts.Select(Emitted.Quote), texts.Select(static text => $"\"{Emitted.Escape(text)}\""));
    }

    private static string Write(string text)
    {
        var json = new byte[Written.MaxLength(text.Length)];
        return Encoding.UTF8.GetString(json, 0, Written.WriteQuoted(text, json));
    }
}
