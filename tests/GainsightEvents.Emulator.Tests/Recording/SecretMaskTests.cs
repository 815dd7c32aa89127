using System.Text;
using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Tests.Recording;

/// <summary>Secrets are found in whatever encoding a server or a client echoes them.</summary>
public sealed class SecretMaskTests
{
    private const string Secret = "a1b2/c3\"d4";

    [Theory]
    [InlineData("a1b2/c3\"d4")]
    [InlineData("A1B2/C3\"D4")]
    [InlineData("a1b2\\/c3\\\"d4")]
    [InlineData("\\u0061\\u0031b2/c3\\u0022d4")]
    [InlineData("\\U0061\\U0031b2/c3\\U0022D4")]
    [InlineData("a1b2%2Fc3%22d4")]
    [InlineData("%61%31%62%32%2f%63%33%22%64%34")]
    [InlineData("a1b2%252Fc3%2522d4")]
    [InlineData("a1b2/c3\\\\\\\"d4")]
    [InlineData("a1b2\\\\u002fc3\\\\u0022d4")]
    [InlineData("a1b2\\u00252Fc3\\u002522d4")]
    [InlineData("a1b2%5C%2Fc3%5C%22d4")]
    [InlineData("a1b2/c3&quot;d4")]
    [InlineData("&#97;1b2&#x2F;c3&#34;d4")]
    [InlineData("&#X61;1b2&#47;c3&QUOT;d4")]
    [InlineData("a1b2/c3&amp;quot;d4")]
    [InlineData("a1b2\\u002fc3\\u0026quot;d4")]
    public void A_secret_is_masked_and_nothing_around_it(string echo)
    {
        var mask = new SecretMask(Secret, null, "");

        Assert.Equal("before *** after 100%", mask.Apply($"before {echo} after 100%"));
        Assert.Equal("{\"k\":\"\\u00e9***\\n%20\"}", mask.Apply($"{{\"k\":\"\\u00e9{echo}\\n%20\"}}"));
    }

    [Fact]
    public void Of_secrets_that_are_parts_of_each_other_nothing_remains()
    {
        Assert.Equal("*** ***", new SecretMask("secret", "secret-of-secrets").Apply("secret-of-secrets secret"));
        Assert.Equal("x***z", new SecretMask("abcd", "cdef").Apply("xabcdefz"));
        Assert.Equal("******", new SecretMask("aa").Apply("aaaa"));
    }

    [Theory]
    [InlineData("100 % of \\ and \\u12 and %4")]
    [InlineData("a1b2\\u002")]
    [InlineData("a & b; &; &#; &#x; &#xZZ; &nbsp; &#233; &quot")]
    [InlineData("half \ud800")]
    [InlineData("")]
    public void Text_without_a_secret_stays_as_it_is(string text)
    {
        Assert.Same(text, new SecretMask(Secret).Apply(text));
        Assert.Same(text, new SecretMask().Apply(text));
    }

    [Fact]
    public void Bytes_that_are_no_text_stay_as_they_are()
    {
        byte[] body = [0xFF, 0xC3, 0x28, .. Encoding.UTF8.GetBytes(Secret), 0x80, (byte)'%', (byte)'\\'];

        var masked = new SecretMask(Secret).Apply((ReadOnlyMemory<byte>)body);

        Assert.Equal([0xFF, 0xC3, 0x28, .. "***"u8, 0x80, (byte)'%', (byte)'\\'], masked.ToArray());
    }

    [Fact]
    public void A_secret_beyond_ascii_is_found_in_every_encoding()
    {
        var mask = new SecretMask("clé-0123");

        Assert.Equal("*** *** *** ***", mask.Apply("clé-0123 cl\\u00e9-0123 cl%C3%A9-0123 cl%c3%a9%2d0123"));
        Assert.Equal("clé-0123".Length * 8 + 8, mask.LongestEcho);
    }
}
