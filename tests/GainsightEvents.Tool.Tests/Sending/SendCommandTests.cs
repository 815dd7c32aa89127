using System.Text.Json;
using GainsightEvents.Emulator;

namespace GainsightEvents.Tool.Tests.Sending;

/// <summary>Against the emulator, over a socket.</summary>
public sealed class SendCommandTests : SendingTests
{
    [Fact]
    public async Task One_event_is_sent_by_options()
    {
        var result = (await RunAsync("--event", "Report Exported", "--set", "identifyId=user-1", "--set", "kind=pdf", "--set", "attributes.pages=3")).EndsWith(ExitCodes.Success);
        Assert.StartsWith("Delivered, event ", result.Output, StringComparison.Ordinal);
        var body = BodyOf(Assert.Single(Emulator.Events.Good));
        Assert.Equal(("user-1", "pdf", 3), (body.GetProperty("identifyId").GetString(), body.GetProperty("attributes").GetProperty("kind").GetString(), body.GetProperty("attributes").GetProperty("pages").GetInt32()));
    }

    [Fact]
    public async Task What_the_plan_refuses_is_not_sent()
    {
        var result = (await RunAsync("--event", "Report Exported", "--set", "kind=doc", "--set", "pages=many", "--set", "colour=red")).EndsWith(ExitCodes.BadInput);
        Assert.Contains("identifyId: is required by the plan and not set", result.Errors, StringComparison.Ordinal);
        Assert.Contains("attributes.kind: 'doc' is none of the allowed values", result.Errors, StringComparison.Ordinal);
        Assert.Contains("attributes.pages: must be a whole number; it is 'many'", result.Errors, StringComparison.Ordinal);
        Assert.Contains("colour: is no member of px:Report Exported", result.Errors, StringComparison.Ordinal);
        Assert.Equal(new EmulatorCounts(0, 0, 0, 0), Emulator.Events.Counts);
    }

    [Fact]
    public async Task An_event_that_Gainsight_refuses_is_told()
    {
        Emulator.Faults.Add(Fault.Parse("status=400,next=10"));
        var result = (await RunAsync("--event", "Report Exported", "--set", "identifyId=user-1", "--set", "kind=pdf", "--json")).EndsWith(ExitCodes.Found);
        Assert.False(result.Json.GetProperty("delivered").GetBoolean());
        Assert.Contains("400", result.Json.GetProperty("reason").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lines_of_JSON_are_sent_and_those_that_are_wrong_come_back_with_reasons()
    {
        Folder.Write(
            "events.ndjson",
            """
            { "event": "Report Exported", "identifyId": "user-1", "attributes": { "kind": "pdf", "pages": 1 } }
            { "event": "Report Exported", "identifyId": "user-2", "kind": "csv", "date": "2026-11-01T10:00:00Z" }
            not JSON

            { "event": "Report Exportet", "identifyId": "user-3" }
            [1]
            { "event": "Report Exported", "identifyId": "\ud800" }
            { "event": "order_shipped", "orderId": 7, "total": 12.50 }
            """);
        var result = (await RunAsync("--from", "events.ndjson", "--json")).EndsWith(ExitCodes.Found);
        Assert.Equal((7, 4, 3), (result.Json.GetProperty("read").GetInt32(), result.Json.GetProperty("rejected").GetInt32(), result.Json.GetProperty("delivered").GetInt32()));

        var rejected = File.ReadLines(Folder.PathOf("events.ndjson.rejected.ndjson")).Select(static line => JsonDocument.Parse(line).RootElement).ToList();
        Assert.Equal([3, 5, 6, 7], rejected.Select(static line => line.GetProperty("line").GetInt32()));
        Assert.Contains("did you mean 'Report Exported'?", rejected[1].GetProperty("reasons")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal("not JSON", rejected[0].GetProperty("text").GetString());
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Folder.PathOf("events.ndjson.rejected.ndjson")));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Folder.PathOf("events.ndjson.journal.db")));
        }

        Assert.Equal("{\"orderId\":7,\"total\":12.50}", Emulator.Events.Good.Single(static received => received.EventName == "order_shipped").BodyText);
        Assert.Equal(new DateTimeOffset(2026, 11, 1, 10, 0, 0, TimeSpan.Zero).ToUnixTimeMilliseconds(), BodyOf(Emulator.Events.Good.Single(static received => received.IdentifyId == "user-2")).GetProperty("date").GetInt64());
    }

    [Fact]
    public async Task A_table_is_mapped_by_the_plan()
    {
        Folder.Write("events.csv", "identifyId,Art,pages,note\nuser-1,pdf,2,\"a, \"\"quoted\"\"\nnote\"\nuser-2,csv,,x\nuser-3,pdf\nuser-4,pdf,2.5,x\n");
        var result = (await RunAsync("--from", "events.csv", "--event", "px:Report Exported", "--map", "Art=attributes.kind", "--ignore", "note")).EndsWith(ExitCodes.Found);
        Assert.Contains("4 lines read, 2 invalid, 2 events delivered, 0 not", result.Output, StringComparison.Ordinal);
        Assert.Equal(["user-1", "user-2"], Emulator.Events.Good.Select(static received => received.IdentifyId).Order());
        var rejected = File.ReadLines(Folder.PathOf("events.csv.rejected.ndjson")).ToList();
        Assert.Contains("has 2 columns, and the first line names 4", rejected[0], StringComparison.Ordinal);
        Assert.Contains("attributes.pages: must be a whole number; it is '2.5'", rejected[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dry_run_checks_all_and_sends_nothing()
    {
        Folder.Write("events.jsonl", SendFiles.Line(1) + "{}\n");
        var result = (await RunAsync("--from", "events.jsonl", "--dry-run")).EndsWith(ExitCodes.Found);
        Assert.Contains("2 lines read, 1 invalid", result.Output, StringComparison.Ordinal);
        Assert.Equal(new EmulatorCounts(0, 0, 0, 0), Emulator.Events.Counts);
        Assert.False(File.Exists(Folder.PathOf("events.jsonl.journal.db")));
    }

    [Fact]
    public async Task What_has_been_sent_is_not_sent_again_and_another_file_has_another_journal()
    {
        Folder.Write("events.ndjson", SendFiles.Line(1) + SendFiles.Line(2));
        (await RunAsync("--from", "events.ndjson")).EndsWith(ExitCodes.Success);
        Assert.Contains("This file has been sent", (await RunAsync("--from", "events.ndjson")).EndsWith(ExitCodes.Success).Errors, StringComparison.Ordinal);
        Assert.Equal(2, Emulator.Events.Good.Count);

        Folder.Write("events.ndjson", SendFiles.Line(3));
        Assert.Contains("belongs to a sending of another input", (await RunAsync("--from", "events.ndjson")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
        (await RunAsync("--from", "events.ndjson", "--journal", "other.db")).EndsWith(ExitCodes.Success);
        Assert.Equal(3, Emulator.Events.Good.Count);
    }

    [Fact]
    public async Task A_key_that_is_refused_stops_it_and_nothing_is_lost()
    {
        Folder.Write("events.ndjson", SendFiles.Line(1) + SendFiles.Line(2));
        Emulator.Faults.Add(Fault.Parse("status=401"));
        var stopped = (await RunAsync("--from", "events.ndjson")).EndsWith(ExitCodes.Unavailable);
        Assert.Contains("Gainsight:Px is paused", stopped.Errors, StringComparison.Ordinal);
        Assert.Empty(Emulator.Events.Good);
        Emulator.Faults.Clear();
        (await RunAsync("--from", "events.ndjson")).EndsWith(ExitCodes.Success);
        Assert.Equal(2, Emulator.Events.Good.Count);
    }

    [Theory]
    [InlineData("there is no such file", "--from", "none.ndjson")]
    [InlineData("says nothing of its format", "--from", "gainsight.events.json")]
    [InlineData("Leave out one of them", "--from", "gainsight.events.json", "--set", "a=b")]
    [InlineData("it must be two names", "--set", "a")]
    [InlineData("nobody can be asked here", "--form")]
    [InlineData("There is no plan", "--plan", "none.json", "--set", "a=b")]
    [InlineData("names no event", "--set", "identifyId=user-1")]
    public async Task What_cannot_be_done_is_told(string message, params string[] arguments) =>
        Assert.Contains(message, (await RunAsync(arguments)).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);

    private static JsonElement BodyOf(ReceivedEvent received) => JsonDocument.Parse(received.Body).RootElement;

    private Task<ToolResult> RunAsync(params string[] arguments) => ToolProcess.RunAsync(["send", .. arguments], Folder.Path, SendFiles.Key);
}
