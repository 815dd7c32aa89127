using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>
/// Compares emitted files with those accepted before, under the file names that Verify uses: <c>Class.Test#Hint.verified.cs</c> is the accepted one,
/// <c>….received.cs</c> is written beside it where they differ. With VERIFY_ACCEPT=1 in the environment what is received is accepted.
/// </summary>
internal static partial class GenerationSnapshot
{
    private static readonly bool Accept = Environment.GetEnvironmentVariable("VERIFY_ACCEPT") == "1";

    /// <summary>Compares the files whose names contain the text; without one, all.</summary>
    public static GenerationRun Matches(this GenerationRun run, string only = "", [CallerFilePath] string testFile = "", [CallerMemberName] string test = "")
    {
        var prefix = Path.Combine(Folder(testFile), $"{Path.GetFileNameWithoutExtension(testFile)}.{test}");
        var complaints = new List<string>();
        var expected = new HashSet<string>(StringComparer.Ordinal);
        foreach (var file in run.Files.Where(file => file.HintName.Contains(only, StringComparison.Ordinal)))
        {
            var name = $"{prefix}#{Path.GetFileNameWithoutExtension(file.HintName)}";
            expected.Add(name + ".verified.cs");
            if (Compare(name, Scrub(file.SourceText.ToString())) is { } complaint)
            {
                complaints.Add(complaint);
            }
        }

        complaints.AddRange(RemoveStale(prefix, expected));
        Assert.True(complaints.Count == 0, string.Join("\n\n", complaints));
        return run;
    }

    private static string? Compare(string name, string received)
    {
        var (verifiedPath, receivedPath) = (name + ".verified.cs", name + ".received.cs");
        var verified = File.Exists(verifiedPath) ? File.ReadAllText(verifiedPath).ReplaceLineEndings("\n") : null;
        if (received == verified)
        {
            File.Delete(receivedPath);
            return null;
        }

        if (Accept)
        {
            File.Delete(receivedPath);
            File.WriteAllText(verifiedPath, received, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            return null;
        }

        File.WriteAllText(receivedPath, received);
        return verified is null
            ? $"{Path.GetFileName(verifiedPath)} does not exist. Read {receivedPath} and, if it is right, run with VERIFY_ACCEPT=1."
            : $"{Path.GetFileName(verifiedPath)} differs at line {FirstDifference(verified, received)}. Compare it with {receivedPath}.";
    }

    /// <summary>A file that is no longer emitted must not stay accepted.</summary>
    private static IEnumerable<string> RemoveStale(string prefix, HashSet<string> expected)
    {
        foreach (var path in Directory.GetFiles(Path.GetDirectoryName(prefix)!, Path.GetFileName(prefix) + "#*.verified.cs").Where(path => !expected.Contains(path)))
        {
            if (Accept)
            {
                File.Delete(path);
            }
            else
            {
                yield return $"{Path.GetFileName(path)} is no longer emitted. Run with VERIFY_ACCEPT=1 to delete it.";
            }
        }
    }

    // So that a release does not touch every snapshot.
    private static string Scrub(string text) => GeneratorVersion().Replace(text, "\"GainsightEvents.Generators\", \"{version}\"");

    [GeneratedRegex("\"GainsightEvents\\.Generators\", \"[^\"]+\"")]
    private static partial Regex GeneratorVersion();

    private static int FirstDifference(string verified, string received) =>
        1 + verified.Split('\n').Zip(received.Split('\n')).TakeWhile(lines => lines.First == lines.Second).Count();

    private static string Folder(string testFile) =>
        Directory.CreateDirectory(Path.Combine(Path.GetDirectoryName(testFile)!, "..", "Snapshots")).FullName;
}
