namespace GainsightEvents.Testing;

/// <summary>A file that lists what a test run covers, a line for each, and that only ever grows.</summary>
internal static class CoverageRatchet
{
    private const string Comment = "#";

    private static readonly string[] Head =
    [
        "# What the tests cover of the declared Gainsight events. Kept by EventCoverage.ShouldNotFallBelow: it adds what is covered, and fails where",
        "# something is not covered any more. Remove a line by hand when its event or member is gone.",
    ];

    /// <summary>Compares a coverage with the file, and adds to the file what is new.</summary>
    public static void Tighten(string path, EventCoverage coverage, bool isReadOnly)
    {
        var covered = coverage.Covered;
        if (!File.Exists(path))
        {
            Write(path, covered);
            throw new EventAssertionException($"There was no '{path}'. It is written now and lists what is covered: commit it, and run the tests again.");
        }

        var demanded = File.ReadAllLines(path).Select(static line => line.Trim()).Where(static line => line.Length > 0 && !line.StartsWith(Comment, StringComparison.Ordinal)).ToList();
        var lost = demanded.Except(covered, StringComparer.Ordinal).ToList();
        if (lost.Count > 0)
        {
            throw new EventAssertionException(
                $"Not covered any more, though '{path}' lists it: {string.Join(", ", lost)}. Test it again, or remove the line where the event or the member is gone.\n{coverage}");
        }

        if (!isReadOnly && covered.Except(demanded, StringComparer.Ordinal).Any())
        {
            Write(path, covered);
        }
    }

    private static void Write(string path, IReadOnlyList<string> covered) => File.WriteAllText(path, string.Join('\n', [.. Head, .. covered]) + "\n");
}
