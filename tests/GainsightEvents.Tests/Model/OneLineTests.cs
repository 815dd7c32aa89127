using GainsightEvents.Model;

namespace GainsightEvents.Tests.Model;

public sealed class OneLineTests
{
    [Theory]
    [InlineData("Report Exported", "Report Exported")]
    [InlineData("", "")]
    [InlineData(" a  b ", "a b")]
    [InlineData("a\r\nINFO forged", "a INFO forged")]
    [InlineData("a\u001b[31mred", "a [31mred")]
    [InlineData("a\u2028b\u2029c\u0085d\0e\tf", "a b c d e f")]
    [InlineData("a\u202egnp.exe\u2066b", "a gnp.exe b")]
    [InlineData("👩‍👩‍👧 ö", "👩‍👩‍👧 ö")]
    [InlineData("\r\n", "")]
    public void A_text_of_somebody_else_is_one_line(string text, string expected) => Assert.Equal(expected, OneLine.Of(text));

    [Fact]
    public void What_is_one_line_already_is_not_copied()
    {
        var text = new string("Report Exported".ToCharArray());
        Assert.Same(text, OneLine.Of(text));
    }
}
