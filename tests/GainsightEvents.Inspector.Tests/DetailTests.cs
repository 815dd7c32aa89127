using System.Text.Json;
using static Microsoft.Playwright.Assertions;

namespace GainsightEvents.Inspector.Tests;

/// <summary>One event: what became of it, where it is wrong, what to change, and how to take it along.</summary>
public sealed class DetailTests(Chromium chromium)
{
    private static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    [Fact]
    public async Task A_bad_event_shows_the_failing_path_the_rule_and_what_to_change()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.Plans.Add(OpenInspector.Plan));
        await inspector.SendAsync(OpenInspector.Event("Report Exported", attributes: """{"featureName":"Bulk Export","rows":"many","feature_name":"x"}"""));

        await inspector.RowOf("Report Exported").ClickAsync();

        await Expect(inspector.Detail).ToContainTextAsync("Gainsight takes this event, but it is not what your team declared.");
        await Expect(inspector.Detail.Locator(".json-line.wrong")).ToHaveCountAsync(2);
        await Expect(inspector.Detail.Locator("[data-path='/attributes/rows']")).ToContainTextAsync("\"rows\": \"many\",  ← type");
        await Expect(inspector.Detail.Locator(".problem-remedy").Last).ToContainTextAsync("Did you mean 'featureName'?");
        await Expect(inspector.Page).ToHaveURLAsync(inspector.Emulator.InspectorAddress + "?event=1");
    }

    [Theory]
    [InlineData("Unknown", "u", "Accepted, dropped by PX")]
    [InlineData("Report Exported", "", "Gainsight refuses this event.")]
    [InlineData("Report Exported", "u", "Gainsight takes this event.")]
    public async Task One_sentence_says_what_becomes_of_it(string name, string user, string sentence)
    {
        await using var inspector = await OpenInspector.StartAsync(chromium, options => options.Plans.Add(OpenInspector.Plan));
        await inspector.SendAsync(OpenInspector.Event(name, user));

        await inspector.RowOf(name).ClickAsync();

        await Expect(inspector.Detail.Locator(".verdict")).ToContainTextAsync(sentence);
    }

    [Fact]
    public async Task It_is_copied_as_JSON_byte_for_byte_and_as_a_curl_command_without_the_key()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        var body = OpenInspector.Event("It's $HOME", attributes: """{"big":9007199254740993,"quote":"'\"`"}""");
        await inspector.SendAsync(body);
        await inspector.RowOf("It's").ClickAsync();

        await inspector.Detail.GetByText("Copy JSON").ClickAsync();
        Assert.Equal(body, await inspector.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        await Expect(inspector.Page.Locator("#toast")).ToHaveTextAsync("The JSON is copied.");

        await inspector.Detail.GetByText("Copy curl").ClickAsync();
        await Expect(inspector.Page.Locator("#toast")).ToContainTextAsync("put your key in it");
        var curl = await inspector.Page.EvaluateAsync<string>("navigator.clipboard.readText()");
        Assert.Contains("'X-APTRINSIC-API-KEY: <your API key>'", curl, StringComparison.Ordinal);
        Assert.DoesNotContain(OpenInspector.Key, curl, StringComparison.Ordinal);

        // With the key put in, a shell sends the same bytes again.
        var shell = curl.Replace("<your API key>", OpenInspector.Key, StringComparison.Ordinal);
        using var process = System.Diagnostics.Process.Start("/bin/sh", ["-c", shell])!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal([body, body], inspector.Emulator.Events.Good.Select(good => good.BodyText));
    }

    [Fact]
    public async Task Numbers_and_repeated_members_are_shown_as_they_were_sent()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync(OpenInspector.Event("Exact", attributes: """{"big":12345678901234567890,"a":1,"a":2,"tiny":1.50e-7}"""));

        await inspector.RowOf("Exact").ClickAsync();

        var json = await inspector.Detail.Locator(".json").First.InnerTextAsync();
        Assert.All(["\"big\": 12345678901234567890", "\"a\": 1", "\"a\": 2", "\"tiny\": 1.50e-7"], part => Assert.Contains(part, json, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_body_that_is_not_JSON_is_shown_as_it_came()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync("{\"eventName\": <b>half");

        await inspector.RowOf("no event name").ClickAsync();

        await Expect(inspector.Detail.Locator(".json")).ToHaveTextAsync("{\"eventName\": <b>half");
    }

    [Fact]
    public async Task A_link_to_an_event_opens_it_and_one_that_is_gone_says_so()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        await inspector.SendAsync(OpenInspector.Event("Linked"));

        await inspector.Page.GotoAsync(inspector.Emulator.InspectorAddress + "?event=1");
        await Expect(inspector.Detail.Locator(".detail-name")).ToHaveTextAsync("Linked");
        await inspector.Page.GotoAsync(inspector.Emulator.InspectorAddress + "?event=99");
        await Expect(inspector.Detail).ToContainTextAsync("Event 99 is not here");
        inspector.ExpectsErrors = true;
    }

    [Fact]
    public async Task The_viewer_reads_every_JSON_as_the_browser_does()
    {
        await using var inspector = await OpenInspector.StartAsync(chromium);
        string[] texts =
        [
            "{}", "[]", "null", "-0", "\"\"", """{"a":[],"b":{},"c":[1,[2,{"d":null}]],"":""}""", """[true,false,"\"}{][,:",1e5]""", " \n{ \"a\" : 1 }\t", """{"a~b":{"c/d":1}}""",
        ];
        string[] broken = ["", "{", "[1,]", "{\"a\"}", "{\"a\":}", "[1 2]", "{}{}", "nul", "{,}", "[}", "{\"a\":1]", "\"open"];

        foreach (var (text, isJson) in texts.Select(text => (text, true)).Concat(broken.Select(text => (text, false))))
        {
            var rebuilt = await inspector.Page.EvaluateAsync<string?>(
                """
                async text => {
                  const { linesOf } = await import('/emulator/page/json-view.js');
                  const lines = linesOf(text);
                  return lines && lines.map(line => (line.name === null ? '' : line.name + ':') + line.text + (line.comma ? ',' : '')).join('');
                }
                """,
                text);
            Assert.Equal(isJson ? Compact(text) : null, rebuilt);
        }

        static string Compact(string text)
        {
            using var document = JsonDocument.Parse(text);
            return JsonSerializer.Serialize(document.RootElement, Relaxed);
        }
    }
}
