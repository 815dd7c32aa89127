namespace GainsightEvents.Plans;

/// <summary>Which known name was most likely meant.</summary>
internal static class NearestName
{
    // Longer ones nobody mistypes by hand, and comparing costs the product of the lengths.
    private const int LongestCompared = 100;
    private const int MostCompared = 500;

    /// <summary>The name that differs only by case, or by so few characters that it is a typing error; null where there is none.</summary>
    public static string? Find(string name, IEnumerable<string> known)
    {
        if (name.Length > LongestCompared)
        {
            return null;
        }

        var nearest = known.Take(MostCompared)
            .Where(each => Math.Abs(each.Length - name.Length) <= Tolerance(name))
            .Select(each => (Name: each, Distance: Distance(name.ToUpperInvariant(), each.ToUpperInvariant())))
            .OrderBy(each => each.Distance)
            .FirstOrDefault();
        return nearest.Name is { } found && nearest.Distance <= Tolerance(name) ? found : null;
    }

    private static int Tolerance(string name) => name.Length < 4 ? 1 : name.Length < 10 ? 2 : 3;

    // Levenshtein's, row by row.
    private static int Distance(string from, string to)
    {
        var row = Enumerable.Range(0, to.Length + 1).ToArray();
        for (var i = 1; i <= from.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= to.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, diagonal + (from[i - 1] == to[j - 1] ? 0 : 1));
                diagonal = above;
            }
        }

        return row[row.Length - 1];
    }
}
