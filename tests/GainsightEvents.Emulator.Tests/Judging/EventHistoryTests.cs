namespace GainsightEvents.Emulator.Tests.Judging;

/// <summary>What only shows over several events.</summary>
public sealed class EventHistoryTests
{
    [Fact]
    public async Task A_name_that_differs_by_case_from_an_earlier_one_is_warned_about()
    {
        await using var running = await RunningEmulator.StartAsync();

        Assert.Empty(await PostAsync(running, RunningEmulator.Named("Feature Used")));
        Assert.StartsWith("The event 'feature used' differs only by case from 'Feature Used'", Assert.Single(await PostAsync(running, RunningEmulator.Named("feature used"))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_name_that_is_new_is_warned_about_once_where_others_came_before()
    {
        await using var running = await RunningEmulator.StartAsync();

        Assert.Empty(await PostAsync(running, RunningEmulator.Named("Feature Used")));
        Assert.StartsWith("The event 'Logged In' was never seen before", Assert.Single(await PostAsync(running, RunningEmulator.Named("Logged In"))), StringComparison.Ordinal);
        Assert.Empty(await PostAsync(running, RunningEmulator.Named("Logged In")));
    }

    [Theory]
    [InlineData("value", "\"many\"", "The field 'value' is a string here and was a number in earlier events of this name.")]
    [InlineData("value", "true", "The field 'value' is a boolean here and was a number in earlier events of this name.")]
    [InlineData("Value", "2", "The field 'Value' differs only by case from 'value', which earlier events of this name had.")]
    [InlineData("value", "2.5", null)]
    [InlineData("other", "\"new\"", null)]
    public async Task A_member_that_changes_its_type_or_case_between_events_of_one_name_is_warned_about(string name, string value, string? warning)
    {
        await using var running = await RunningEmulator.StartAsync();
        Assert.Empty(await PostAsync(running, With("value", "1")));

        var warnings = await PostAsync(running, With(name, value));

        Assert.Equal(warning is null ? [] : [warning], warnings);
    }

    [Fact]
    public async Task Events_of_another_name_or_target_may_differ()
    {
        await using var running = await RunningEmulator.StartAsync();
        using var first = await running.PostNxtAsync("""{"value":1}""");
        using var second = await running.PostNxtAsync("""{"value":"one"}""");
        Assert.Equal("The field 'value' is a string here and was a number in earlier events of this name.", Assert.Single(running.Events.Good[1].Warnings));

        Assert.Empty(await PostAsync(running, With("value", "\"PX has a history of its own\"")));
    }

    private static string With(string attribute, string value) =>
        RunningEmulator.Payload(payload => payload["attributes"] = System.Text.Json.Nodes.JsonNode.Parse($$"""{"{{attribute}}":{{value}}}"""));

    private static async Task<IReadOnlyList<string>> PostAsync(RunningEmulator running, string body)
    {
        using var response = await running.PostAsync(body);
        return running.Events.Good[^1].Warnings;
    }
}
