namespace GainsightEvents.Plans.Comparison;

/// <summary>Finds for what was there before what it has become: by the surest mark first, then by weaker ones among those that are left.</summary>
internal sealed class Pairing<T>(IEnumerable<T> before, IEnumerable<T> after)
    where T : class
{
    private readonly List<T> _removed = [.. before];
    private readonly List<T> _added = [.. after];
    private readonly List<(T Before, T After)> _pairs = [];

    public IReadOnlyList<T> Removed => _removed;

    public IReadOnlyList<T> Added => _added;

    public IReadOnlyList<(T Before, T After)> Pairs => _pairs;

    /// <summary>Pairs those that have a key alike, where exactly one on each side has it: of several, which became which is a guess.</summary>
    /// <returns>The pairs that were found.</returns>
    public IReadOnlyList<(T Before, T After)> Match<TKey>(Func<T, TKey> keyOf, Func<T, bool>? isCandidate = null)
        where TKey : notnull
    {
        var gone = Single(_removed, keyOf, isCandidate);
        var come = Single(_added, keyOf, isCandidate);
        var found = gone.Where(each => come.ContainsKey(each.Key)).Select(each => (Before: each.Value, After: come[each.Key])).ToList();
        foreach (var (was, becomes) in found)
        {
            _removed.Remove(was);
            _added.Remove(becomes);
        }

        _pairs.AddRange(found);
        return found;
    }

    private static Dictionary<TKey, T> Single<TKey>(List<T> items, Func<T, TKey> keyOf, Func<T, bool>? isCandidate)
        where TKey : notnull => items
            .Where(isCandidate ?? (static _ => true))
            .GroupBy(keyOf)
            .Where(static group => group.Count() == 1)
            .ToDictionary(static group => group.Key, static group => group.Single());
}
