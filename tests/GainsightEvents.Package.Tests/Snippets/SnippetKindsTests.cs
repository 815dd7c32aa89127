namespace GainsightEvents.Package.Tests.Snippets;

public sealed class SnippetKindsTests
{
    [Theory]
    [InlineData("csharp")]
    [InlineData("csharp fragment:")]
    [InlineData("csharp sample")]
    [InlineData("json")]
    [InlineData("xml appsettings.json")]
    public void A_block_that_says_nothing_of_itself_or_gives_no_reason_is_reported_with_its_place(string info)
    {
        var fence = Assert.Single(Fence.Read("page.md", ["text", $"```{info}", "x", "```"]));

        Assert.StartsWith($"page.md(2): ```{info} is not marked; write ", SnippetKinds.FlawOf(fence), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("csharp events")]
    [InlineData("csharp fragment: half of a method")]
    [InlineData("json appsettings.json")]
    [InlineData("xml project")]
    [InlineData("sh")]
    [InlineData("")]
    public void A_block_that_says_what_it_is_and_one_of_another_language_are_in_order(string info) =>
        Assert.Null(SnippetKinds.FlawOf(Assert.Single(Fence.Read("page.md", [$"```{info}", "x", "```"]))));

    [Fact]
    public void A_block_in_a_list_is_read_without_the_lists_indentation() =>
        Assert.Equal("if (true)\n    return;", Assert.Single(Fence.Read("page.md", ["1. first", "   ```csharp statements", "   if (true)", "       return;", "   ```"])).Text);

    [Fact]
    public void A_block_that_is_never_closed_is_an_error_that_names_its_line()
    {
        var error = Assert.Throws<InvalidOperationException>(() => Fence.Read("page.md", ["", "```csharp events", "x"]).ToList());

        Assert.StartsWith("page.md(2): ", error.Message, StringComparison.Ordinal);
    }
}
