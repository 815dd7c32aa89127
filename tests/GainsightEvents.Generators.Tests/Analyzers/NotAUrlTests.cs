using GainsightEvents.Generators.Analyzers;
using Xunit;

namespace GainsightEvents.Generators.Tests.Analyzers;

public sealed class NotAUrlTests
{
    [Theory]
    [InlineData("[Url]", "\"example.org\"", "'example.org' does not begin with http://, https:// or ftp://; set an absolute URL")]
    [InlineData("[Url]", "\"\"", "'' does not begin with http://, https:// or ftp://; set an absolute URL")]
    [InlineData("[EventUrl, Url]", "\"/reports\"", "'/reports' does not begin with http://, https:// or ftp://; set an absolute URL")]
    [InlineData("[Personal, Url]", "\"jane\"", "*** does not begin with http://, https:// or ftp://; set an absolute URL")]
    public Task A_constant_that_is_no_url_is_reported(string attributes, string value, string sentence) => ConstantPlaces
        .Setting<NotAUrlAnalyzer>(attributes + " public string? M { get; init; }", $"[|{value}|]")
        .Reports("'M' of event 'Opened' will be refused: " + sentence);

    [Theory]
    [InlineData("[Url]", "\"HTTPS://example.org\"")]
    [InlineData("[Url]", "\"ftp://\"")]
    [InlineData("[Url]", "null")]
    [InlineData("", "\"x\"")]
    public Task A_url_shows_nothing(string attributes, string value) =>
        ConstantPlaces.Setting<NotAUrlAnalyzer>(attributes + " public string? M { get; init; }", value).ReportsNothing();
}
