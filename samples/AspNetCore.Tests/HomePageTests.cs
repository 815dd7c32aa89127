using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Hosting;

namespace AspNetCore.Tests;

/// <summary>The page, and what stands beside it.</summary>
public sealed partial class HomePageTests(SampleApp app)
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_users_write_is_text_on_a_page_without_scripts()
    {
        var user = await app.SignInAsync();
        await user.Browser.SubmitAsync("/reports", ("title", "<script>alert(1)</script>"), ("kind", "Usage"));

        var page = await user.Browser.ReadPageAsync();

        Assert.Contains("&lt;script&gt;", page, StringComparison.Ordinal);
        Assert.DoesNotMatch(ScriptOrInlineStyle(), page);
    }

    [Fact]
    public async Task The_health_of_the_delivery_can_be_asked()
    {
        using var client = app.CreateClient();
        Assert.Equal("Healthy", await client.GetStringAsync(new Uri("/health", UriKind.Relative), Ended));
    }

    [Fact]
    public async Task In_Development_the_emulator_s_page_is_one_link_away()
    {
        await using var development = app.WithWebHostBuilder(builder => builder.UseEnvironment("Development"));
        using var client = development.CreateClient();

        var link = InspectorLink().Match(await client.GetStringAsync(new Uri("/", UriKind.Relative), Ended)).Groups["address"].Value;

        // The emulator opens its page to those who follow a link, which browsers say by these headers.
        using var tab = new HttpClient { DefaultRequestHeaders = { { "Sec-Fetch-Site", "cross-site" }, { "Sec-Fetch-Mode", "navigate" }, { "Sec-Fetch-Dest", "document" } } };
        Assert.Contains("<html", await tab.GetStringAsync(new Uri(link), Ended), StringComparison.Ordinal);
    }

    [GeneratedRegex("""<script|style=|\son\w+=""")]
    private static partial Regex ScriptOrInlineStyle();

    [GeneratedRegex("""href="(?<address>http://127[^"]+)">See what Gainsight received""")]
    private static partial Regex InspectorLink();
}
