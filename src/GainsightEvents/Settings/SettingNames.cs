using GainsightEvents.Model;

namespace GainsightEvents.Settings;

/// <summary>The names of all settings that were read, and what is wrong with what was written.</summary>
internal sealed class SettingNames
{
    private readonly List<(string Path, string Name)> _known = [];
    private readonly List<(string Path, string Name)> _unknown = [];
    private readonly List<string> _failures = [];

    /// <summary>What is wrong. Read when all settings were read: what a misspelt one may have meant is then known.</summary>
    public IReadOnlyList<string> Failures => [.. _failures, .. _unknown.Select(unknown => Describe(unknown.Path, unknown.Name))];

    public void Add(string path, string name) => _known.Add((path, name));

    public void Tell(string failure) => _failures.Add(failure);

    public void Unknown(string path, string name) => _unknown.Add((path, name));

    // The value is not shown: it may be a key under a misspelt name.
    private string Describe(string path, string name)
    {
        var nearest = _known
            .Select(known => (Known: known, Distance: Distance(name, known.Name), Elsewhere: known.Path != path))
            .OrderBy(static candidate => candidate.Distance)
            .ThenBy(static candidate => candidate.Elsewhere)
            .First();
        var advice = nearest.Distance <= Math.Max(1, name.Length / 3)
            ? $"did you mean {nearest.Known.Path}:{nearest.Known.Name}?"
            : $"the settings there are {string.Join(", ", _known.Where(known => known.Path == path).Select(static known => known.Name))}.";
        return $"{path}:{OneLine.Of(name)} is not a setting of this library and would be ignored; {advice}";
    }

    /// <summary>How many letters have to be added, removed, replaced or exchanged with the next one to make one name of the other, case aside.</summary>
    private static int Distance(string left, string right)
    {
        var (a, b) = (left.ToUpperInvariant(), right.ToUpperInvariant());
        var rows = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                rows[i, j] = (i, j) switch
                {
                    (0, _) => j,
                    (_, 0) => i,
                    _ => Math.Min(
                        Math.Min(rows[i - 1, j], rows[i, j - 1]) + 1,
                        rows[i - 1, j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1)),
                };
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    rows[i, j] = Math.Min(rows[i, j], rows[i - 2, j - 2] + 1);
                }
            }
        }

        return rows[a.Length, b.Length];
    }
}
