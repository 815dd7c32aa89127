using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace GainsightEvents.Tool.Tests;

/// <summary>Runs the command on a terminal, by <c>script</c> of util-linux, and answers what it asks.</summary>
internal static partial class TerminalDialog
{
    public const string DownKey = "\e[B";
    public const string EnterKey = "\r";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Runs it to its end.</summary>
    /// <param name="arguments">The command line, without apostrophes.</param>
    /// <param name="folder">Where it runs.</param>
    /// <param name="environment">What its environment has besides.</param>
    /// <param name="answers">What is typed, each as soon as the words before it are shown.</param>
    /// <returns>How it ended, and all that was shown, without colours and movements.</returns>
    public static async Task<ToolResult> RunAsync(string[] arguments, string folder, (string Name, string Value)[] environment, params (string Question, string Answer)[] answers)
    {
        // Lines that are not broken can be searched for.
        var command = "stty cols 200; " + string.Join(' ', new[] { "dotnet", ToolProcess.Tool }.Concat(arguments).Select(static argument => $"'{argument}'"));
        var start = new ProcessStartInfo("script", ["--quiet", "--return", "--flush", "--command", command, "/dev/null"])
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            Environment = { ["TERM"] = "xterm" },
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        var shown = new StringBuilder();
        try
        {
            foreach (var (question, answer) in answers)
            {
                await ReadUntilAsync(process, shown, question, late.Token);
                await process.StandardInput.WriteAsync(answer.AsMemory(), late.Token);
                await process.StandardInput.FlushAsync(late.Token);
            }

            await ReadUntilAsync(process, shown, null, late.Token);
            await process.WaitForExitAsync(late.Token);
            return new ToolResult(process.ExitCode, Plain(shown), "");
        }
        catch (OperationCanceledException)
        {
            throw new TimeoutException($"It was not asked as expected:\n{Plain(shown)}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    // Words that were shown before the last answer are no question any more.
    private static async Task ReadUntilAsync(Process process, StringBuilder shown, string? question, CancellationToken cancellationToken)
    {
        var before = Plain(shown).Length;
        var buffer = new char[1024];
        while (question is null || Plain(shown).IndexOf(question, before, StringComparison.Ordinal) < 0)
        {
            var read = await process.StandardOutput.ReadAsync(buffer, cancellationToken);
            if (read == 0)
            {
                Assert.True(question is null, $"It ended without asking '{question}':\n{Plain(shown)}");
                return;
            }

            shown.Append(buffer, 0, read);
        }
    }

    private static string Plain(StringBuilder shown) => Escape().Replace(shown.ToString(), "");

    [GeneratedRegex(@"\e\[[0-9;?]*[A-Za-z]|\e[=>]")]
    private static partial Regex Escape();
}
