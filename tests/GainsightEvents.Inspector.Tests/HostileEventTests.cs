using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace GainsightEvents.Inspector.Tests;

/// <summary>Events that want to be more than text.</summary>
public sealed class HostileEventTests(Chromium chromium)
{
    public static TheoryData<string> Texts =>
    [
        "<script>window.hacked=1</script>",
        "<img src=x onerror=window.hacked=1>",
        "\"><svg onload=window.hacked=1>",
        "javascript:window.hacked=1",
        "{{token}} ${window.hacked=1} </textarea><script>window.hacked=1</script>",
        "\u202Etxt.exe\u202C مرحبا שלום",
        "👩‍👩‍👧‍👦 🏳️‍🌈 é é Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢L",
        "line\nbreak\r\n\ttab \u0000 \u2028 \u2029 \u0085",
    ];

    [Theory]
    [MemberData(nameof(Texts))]
    public async Task They_stay_text_wherever_they_are_shown(string text)
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.RegisteredPxEvents = ["other"]);
        var attributes = JsonSerializer.Serialize(new Dictionary<string, string> { [text] = text });
        await inspector.SendAsync(OpenInspector.Event(text, text, attributes));
        await inspector.SendAsync($$"""{"eventName":{{JsonSerializer.Serialize(text)}},"identifyId":[{{JsonSerializer.Serialize(text)}}],{{JsonSerializer.Serialize(text)}}:1}""");

        await inspector.Rows.Nth(1).ClickAsync();
        await Expect(inspector.Detail.Locator(".json-line").First).ToBeVisibleAsync();
        await inspector.Rows.Nth(0).ClickAsync();
        await Expect(inspector.Detail.Locator(".json-line").First).ToBeVisibleAsync();
        await Expect(inspector.Page.Locator(".name")).ToHaveCountAsync(1);
        await inspector.Page.Locator(".name").ClickAsync();
        await Expect(inspector.Rows).ToHaveCountAsync(2);

        Assert.Null(await inspector.Page.EvaluateAsync<object?>("window.hacked ?? null"));
        Assert.Equal(0, await inspector.Page.Locator("main script, main img, .detail svg, .list svg").CountAsync());
        Assert.Equal(text, await inspector.Page.Locator(".name-text").EvaluateAsync<string>("element => element.textContent"));
    }

    [Fact]
    public async Task A_megabyte_and_ten_thousand_members_are_shown_in_part_and_copied_whole()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.MaxBodyBytes = 4 * 1024 * 1024);
        var long_ = OpenInspector.Event("Long", attributes: JsonSerializer.Serialize(new Dictionary<string, string> { ["text"] = new string('x', 1024 * 1024), [new string('n', 100_000)] = "y" }));
        await inspector.SendAsync(long_);
        await inspector.SendAsync(OpenInspector.Event("Wide", attributes: JsonSerializer.Serialize(Enumerable.Range(0, 10_000).ToDictionary(i => $"member{i}", i => i))));

        await inspector.RowOf("Wide").ClickAsync();
        await Expect(inspector.Detail.Locator(".json")).ToContainTextAsync("more lines");
        await inspector.RowOf("Long").ClickAsync();
        await Expect(inspector.Detail.Locator(".json").First).ToContainTextAsync("(1,048,578 characters)");
        Assert.True(await inspector.Page.EvaluateAsync<int>("document.body.textContent.length") < 20_000);

        await inspector.Detail.GetByText("Copy JSON").ClickAsync();
        await Expect(inspector.Page.Locator("#toast")).ToHaveTextAsync("The JSON is copied.");
        Assert.Equal(long_, await inspector.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
    }

    [Fact]
    public async Task What_would_run_in_the_page_is_stopped_and_reported()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        inspector.ExpectsErrors = true;

        // Through an evaluation, which the policy does not bind: what a hole in the page could do at most.
        await inspector.Page.EvaluateAsync(
            """
            () => {
              const script = document.createElement('div');
              try { script.innerHTML = '<img src=x onerror=window.hacked=1>'; } catch { }
              const style = document.createElement('link');
              style.rel = 'stylesheet';
              style.href = 'http://127.0.0.1:9/elsewhere.css';
              document.head.append(style);
              try { document.body.setAttribute('onclick', 'window.hacked=1'); } catch { }
              document.body.click();
            }
            """);

        await Expect(inspector.Page.Locator("body")).ToBeVisibleAsync();
        Assert.Null(await inspector.Page.EvaluateAsync<object?>("window.hacked ?? null"));
        var reports = 0L;
        await Poll.UntilAsync(async () => (reports = await inspector.ReadCspReportsAsync()) == 3);
        inspector.ExpectedCspReports = reports;
    }

    [Fact]
    public async Task Everything_comes_from_the_emulator_and_nothing_is_inline()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        var requests = new List<string>();
        inspector.Page.Request += (_, request) => requests.Add(request.Url);

        var response = await inspector.Page.ReloadAsync();

        await Expect(inspector.Page.Locator("#live")).ToContainTextAsync("Live");
        Assert.NotEmpty(requests);
        Assert.All(requests, url => Assert.StartsWith(inspector.Emulator.BaseAddress.ToString(), url, StringComparison.Ordinal));
        var policy = (await response!.AllHeadersAsync())["content-security-policy"];
        Assert.Contains("default-src 'none'", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
        var markup = await response.TextAsync();
        Assert.DoesNotMatch("<script(?![^>]*src=)|<style|style=|\\son\\w+=|https?://", markup);
    }
}
