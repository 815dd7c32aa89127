using GainsightEvents.Emulator;

namespace GainsightEvents.Tool.Tests.Sending;

/// <summary>What a person sees on a terminal: the form, and the bar.</summary>
public sealed class SendOnTerminalTests : SendingTests
{
    [Fact]
    public async Task It_asks_for_the_event_and_each_member_and_again_where_the_plan_refuses_the_answer()
    {
        var result = (await RunAsync(
            ["send", "--form"],
            ("px:Report Exported", TerminalDialog.DownKey + TerminalDialog.EnterKey),
            ("identifyId (string)", TerminalDialog.EnterKey),
            ("It is required.", "user-1" + TerminalDialog.EnterKey),
            ("attributes.kind (string, may be left empty)", "doc" + TerminalDialog.EnterKey),
            ("is none of the allowed values", "pdf" + TerminalDialog.EnterKey),
            ("attributes.pages (integer, may be left empty)", "many" + TerminalDialog.EnterKey),
            ("must be a whole number", TerminalDialog.EnterKey))).EndsWith(ExitCodes.Success);
        Assert.Contains("Delivered, event ", result.Output, StringComparison.Ordinal);
        Assert.Contains("\"attributes\":{\"kind\":\"pdf\"}", Assert.Single(Emulator.Events.Good).BodyText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_an_event_that_is_named_it_asks_for_the_members_alone()
    {
        var result = (await RunAsync(
            ["send", "--form", "--event", "order_shipped", "--dry-run"],
            ("orderId (integer)", "17" + TerminalDialog.EnterKey),
            ("total (number, may be left empty)", "1.5" + TerminalDialog.EnterKey))).EndsWith(ExitCodes.Success);
        Assert.Contains("The event is right. Nothing was sent.", result.Output, StringComparison.Ordinal);
        Assert.Equal(new EmulatorCounts(0, 0, 0, 0), Emulator.Events.Counts);
    }

    [Fact]
    public async Task A_file_has_a_bar_with_the_rate_and_what_is_left_of_the_quota()
    {
        Folder.Write("events.ndjson", string.Concat(Enumerable.Range(1, 50).Select(SendFiles.Line)));
        var result = (await RunAsync(["send", "--from", "events.ndjson"])).EndsWith(ExitCodes.Success);
        Assert.Matches(@"50 of 50 sent, [0-9,]+/s, [0-9,]+ left of the day's quota ━+ 100%", result.Output);
        Assert.Contains("50 lines read, 0 invalid, 50 events delivered, 0 not.", result.Output, StringComparison.Ordinal);
    }

    private Task<ToolResult> RunAsync(string[] arguments, params (string, string)[] answers)
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Terminals are made by script of util-linux.");
        return TerminalDialog.RunAsync(arguments, Folder.Path, [SendFiles.Key], answers);
    }
}
