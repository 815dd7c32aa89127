using System.Text.RegularExpressions;

namespace GainsightEvents.Tool.Tests;

/// <summary>The page of the command, and that of the emulator to which it refers, held to what the command has.</summary>
public sealed partial class CommandPageTests
{
    // What every command has, and the page says once.
    private static readonly string[] Everywhere = ["--help", "--version"];

    public static TheoryData<string> Commands =>
    [
        "plan write", "plan check", "plan diff", "plan usage", "plan catalogue", "send", "outbox status", "outbox list", "outbox show", "outbox replay", "outbox purge", "doctor", "emulate",
    ];

    [Theory]
    [MemberData(nameof(Commands))]
    public async Task Every_command_and_option_is_on_its_page(string command)
    {
        var page = await File.ReadAllTextAsync(ToolProcess.Page, TestContext.Current.CancellationToken)
            + await File.ReadAllTextAsync(ToolProcess.EmulatorPage, TestContext.Current.CancellationToken);
        var help = (await ToolProcess.RunAsync([.. command.Split(' '), "--help"])).EndsWith(ExitCodes.Success).Output;
        var options = OptionName().Matches(help).Select(static match => match.Value.Trim()).Except(Everywhere).Distinct().ToList();
        Assert.NotEmpty(options);
        Assert.Contains(command.Split(' ')[^1], page, StringComparison.Ordinal);
        Assert.DoesNotContain(options, option => !Regex.IsMatch(page, Regex.Escape(option) + "(?![a-z-])"));
    }

    [Fact]
    public async Task Every_exit_code_is_on_its_page()
    {
        var page = await File.ReadAllTextAsync(ToolProcess.Page, TestContext.Current.CancellationToken);
        Assert.All(
            new[] { ExitCodes.Success, ExitCodes.Found, ExitCodes.BadInput, ExitCodes.Unavailable, ExitCodes.Cancelled },
            code => Assert.Contains($"\n| {code} | ", page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^  (?:-\w, )*--[a-z][a-z-]*", RegexOptions.Multiline)]
    private static partial Regex OptionName();
}
