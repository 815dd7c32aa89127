using System.ComponentModel;
using System.Diagnostics;
using GainsightEvents.Model;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;

namespace GainsightEvents.Tool.Plans;

/// <summary>A plan file as a commit has it, by the git of the machine.</summary>
internal static class CommittedFile
{
    /// <summary>Reads it.</summary>
    /// <param name="reference">A commit, and after a colon the path from the root of the repository; without one, the plan file of the current folder.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <exception cref="ToolException">There is none.</exception>
    public static async Task<string> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        if (reference.StartsWith('-'))
        {
            throw new ToolException($"'{reference}' is neither a file nor a commit.");
        }

        var place = reference.Contains(':', StringComparison.Ordinal) ? reference : $"{reference}:./{PlanFile.FileName}";
        var start = new ProcessStartInfo("git", ["show", "--end-of-options", place]) { RedirectStandardOutput = true, RedirectStandardError = true };
        try
        {
            using var git = Process.Start(start)!;
            var (text, error) = (git.StandardOutput.ReadToEndAsync(cancellationToken), git.StandardError.ReadToEndAsync(cancellationToken));
            await git.WaitForExitAsync(cancellationToken);
            return git.ExitCode == 0
                ? await text
                : throw new ToolException($"'{reference}' is no file here, and git does not find '{place}': {OneLine.Of(await error)}");
        }
        catch (Win32Exception exception)
        {
            throw new ToolException($"'{reference}' is no file here, and to look for it in a commit, git is needed: {exception.Message}");
        }
    }
}
