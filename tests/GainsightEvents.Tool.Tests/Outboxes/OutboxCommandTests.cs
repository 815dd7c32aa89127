namespace GainsightEvents.Tool.Tests.Outboxes;

/// <summary>Each command on each store.</summary>
public sealed class OutboxCommandTests
{
    public static TheoryData<string> Stores => ["sqlite", "postgres"];

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task The_status_is_the_account_of_each_lane(string store)
    {
        await using var outbox = new TestOutbox(store);
        await outbox.AddDeadLettersAsync("Opened", "Closed");
        await outbox.PublishAsync(async publisher => await publisher.PublishAsync(new CustomEvent("Opened", "user-1")));

        var text = (await outbox.RunAsync("status")).EndsWith(ExitCodes.Success).Output;
        Assert.Matches(@"Gainsight:Px\s+1\s+\d+s\s+0\s+2\s", text);
        Assert.Contains("open", text, StringComparison.Ordinal);

        var lane = Assert.Single((await outbox.RunAsync("status", "--json")).EndsWith(ExitCodes.Success).Json.GetProperty("lanes").EnumerateArray());
        Assert.Equal((3, 1, 2), (lane.GetProperty("accepted").GetInt32(), lane.GetProperty("queued").GetInt32(), lane.GetProperty("deadLettered").GetInt32()));
        Assert.True(lane.GetProperty("balances").GetBoolean());
        Assert.Equal("open", lane.GetProperty("state").GetString());
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Dead_letters_are_listed_by_what_is_asked_for(string store)
    {
        await using var outbox = new TestOutbox(store);
        await outbox.AddDeadLettersAsync("Opened", "Closed", "Opened");

        var all = (await outbox.RunAsync("list")).EndsWith(ExitCodes.Success).Output;
        Assert.Equal(2, Count(all, "Opened "));
        Assert.Equal(1, Count(all, "Closed "));

        var closed = (await outbox.RunAsync("list", "--event", "Closed", "--json")).EndsWith(ExitCodes.Success).Json.GetProperty("deadLetters");
        Assert.Equal("Closed", Assert.Single(closed.EnumerateArray()).GetProperty("event").GetString());
        Assert.Empty(await KeysAsync(outbox, "--reason", "no such reason"));
        Assert.Empty(await KeysAsync(outbox, "--lane", "Gainsight:Px:Accounts:emea"));
        Assert.Equal(3, (await KeysAsync(outbox, "--lane", "Gainsight:Px", "--reason", "IDENTIFYID")).Length);

        var first = (await outbox.RunAsync("list", "--max", "2", "--json")).EndsWith(ExitCodes.Success).Json;
        Assert.Equal((2, true), (first.GetProperty("deadLetters").GetArrayLength(), first.GetProperty("more").GetBoolean()));
        Assert.Contains("There are more than 2", (await outbox.RunAsync("list", "--max", "2")).Errors, StringComparison.Ordinal);
        Assert.Contains("a lane is named as the path of its settings", (await outbox.RunAsync("list", "--lane", "px")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task One_is_shown_whole_and_changes_no_terminal(string store)
    {
        await using var outbox = new TestOutbox(store);
        await outbox.AddDeadLettersAsync("Opened\u001b[2J[red]");
        var key = Assert.Single(await KeysAsync(outbox));

        var text = (await outbox.RunAsync("show", key)).EndsWith(ExitCodes.Success).Output;
        Assert.Contains("[red]", text, StringComparison.Ordinal);
        Assert.Contains("\"secretName\": \"<b>\\u001B[31m\"", text, StringComparison.Ordinal);
        Assert.DoesNotContain('\u001b', text);
        Assert.DoesNotContain('\u001b', (await outbox.RunAsync("list")).Output);

        var json = (await outbox.RunAsync("show", key, "--json")).EndsWith(ExitCodes.Success).Json;
        Assert.Equal("AP-XXXXXXXXXX-2", json.GetProperty("body").GetProperty("propertyKey").GetString());
        Assert.Contains("There is no dead letter with the key 999999", (await outbox.RunAsync("show", "999999")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task Some_or_all_are_replayed_and_wait_for_the_application(string store)
    {
        await using var outbox = new TestOutbox(store);
        await outbox.AddDeadLettersAsync("Opened", "Closed", "Closed");
        var opened = Assert.Single(await KeysAsync(outbox, "--event", "Opened"));

        Assert.Contains("1 dead letter replayed", (await outbox.RunAsync("replay", opened)).EndsWith(ExitCodes.Success).Output, StringComparison.Ordinal);
        Assert.Contains("1 of 1 were no dead letters any more", (await outbox.RunAsync("replay", opened)).EndsWith(ExitCodes.Found).Errors, StringComparison.Ordinal);
        Assert.Contains("Nobody can be asked here; add --yes", (await outbox.RunAsync("replay", "--all")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
        Assert.Contains("Which dead letters?", (await outbox.RunAsync("replay")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
        Assert.Equal(2, (await outbox.RunAsync("replay", "--all", "--event", "Closed", "--yes", "--json")).EndsWith(ExitCodes.Success).Json.GetProperty("replayed").GetInt32());

        var lane = (await outbox.RunAsync("status", "--json")).Json.GetProperty("lanes")[0];
        Assert.Equal((3, 0), (lane.GetProperty("queued").GetInt32(), lane.GetProperty("deadLettered").GetInt32()));
    }

    [Theory]
    [MemberData(nameof(Stores))]
    public async Task What_is_deleted_is_counted_and_so_is_everything_of_one_user(string store)
    {
        await using var outbox = new TestOutbox(store);
        await outbox.AddDeadLettersAsync("Opened", "Closed");
        await outbox.PublishAsync(async publisher =>
        {
            await publisher.PublishAsync(new CustomEvent("Kept", "user-1"));
            await publisher.PublishAsync(new CustomEvent("Erased", "user-2"));
        });
        var keys = await KeysAsync(outbox);

        Assert.Contains("Nobody can be asked here", (await outbox.RunAsync("purge", keys[0])).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
        Assert.Contains("leave out keys", (await outbox.RunAsync("purge", keys[0], "--identify-id", "user-2", "--yes")).EndsWith(ExitCodes.BadInput).Errors, StringComparison.Ordinal);
        Assert.Contains("1 dead letter purged", (await outbox.RunAsync("purge", keys[0], "--yes")).EndsWith(ExitCodes.Success).Output, StringComparison.Ordinal);
        Assert.Contains("1 event purged", (await outbox.RunAsync("purge", "--identify-id", "user-2", "--yes")).EndsWith(ExitCodes.Success).Output, StringComparison.Ordinal);

        var lane = (await outbox.RunAsync("status", "--json")).Json.GetProperty("lanes")[0];
        Assert.Equal((1, 1, 2), (lane.GetProperty("queued").GetInt32(), lane.GetProperty("deadLettered").GetInt32(), lane.GetProperty("purged").GetInt32()));
    }

    [Fact]
    public async Task On_a_terminal_it_asks_before_it_deletes_and_no_is_the_default()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Terminals are made by script of util-linux.");
        await using var outbox = new TestOutbox("sqlite");
        await outbox.AddDeadLettersAsync("Opened", "Closed");

        (await outbox.RunOnTerminalAsync(["purge", "--all"], ("[y/n] (n):", TerminalDialog.EnterKey))).EndsWith(ExitCodes.Cancelled);
        Assert.Equal(2, (await KeysAsync(outbox)).Length);

        var purged = (await outbox.RunOnTerminalAsync(["purge", "--all"], ("[y/n] (n):", "y" + TerminalDialog.EnterKey))).EndsWith(ExitCodes.Success);
        Assert.Contains("2 dead letters purged", purged.Output, StringComparison.Ordinal);
        Assert.Empty(await KeysAsync(outbox));
    }

    [Fact]
    public async Task A_file_that_is_not_there_is_not_made()
    {
        using var folder = new TestFolder();
        var result = (await ToolProcess.RunAsync("outbox", "status", "--sqlite", folder.PathOf("none.db"))).EndsWith(ExitCodes.BadInput);
        Assert.Contains("there is no such file", result.Errors, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFiles(folder.Path));
    }

    [Theory]
    [InlineData("No outbox is named")]
    [InlineData("Two outboxes are named", "--sqlite", "a.db", "--postgres", "Outbox")]
    [InlineData("which everybody on the machine could read", "--postgres", "Host=127.0.0.1;Password=hunter-2-secret")]
    [InlineData("ConnectionStrings:Outbox is not among the settings", "--postgres", "Outbox")]
    public async Task Which_outbox_is_meant_has_to_be_clear_and_no_password_is_taken(string message, params string[] arguments)
    {
        var result = (await ToolProcess.RunAsync(["outbox", "status", .. arguments])).EndsWith(ExitCodes.BadInput);
        Assert.Contains(message, result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter-2-secret", result.Errors + result.Output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_that_does_not_answer_is_told_without_its_password()
    {
        var result = (await ToolProcess.RunAsync(
            ["outbox", "status", "--postgres", "Outbox"], folder: null, ("ConnectionStrings__Outbox", "Host=127.0.0.1;Port=1;Username=u;Password=hunter-2-secret;Timeout=5"))).EndsWith(ExitCodes.Unavailable);
        Assert.Contains("127.0.0.1:1", result.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("hunter-2-secret", result.Errors + result.Output, StringComparison.Ordinal);
    }

    private static async Task<string[]> KeysAsync(TestOutbox outbox, params string[] filter) =>
        [.. (await outbox.RunAsync(["list", "--json", .. filter])).EndsWith(ExitCodes.Success).Json.GetProperty("deadLetters").EnumerateArray().Select(static letter => letter.GetProperty("key").GetRawText())];

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
