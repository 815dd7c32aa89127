namespace GainsightEvents.Emulator.Px;

/// <summary>Counts the different event names since the start, of which Gainsight PX documents a limit of 2,000.</summary>
internal sealed class PxEventNames
{
    private const int Limit = 2_000;

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    /// <summary>A warning about a name beyond the limit; null for one within.</summary>
    public string? WarnOf(string? name)
    {
        lock (_names)
        {
            if (name is null || _names.Contains(name) || (_names.Count < Limit && _names.Add(name)))
            {
                return null;
            }
        }

        return $"There were {Limit} other event names before this one, Gainsight PX's documented limit for a product.";
    }
}
