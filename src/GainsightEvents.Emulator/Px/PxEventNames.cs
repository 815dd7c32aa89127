using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GainsightEvents.Emulator.Px;

/// <summary>Counts the different event names since the start, of which Gainsight PX documents a limit of 2,000.</summary>
internal sealed class PxEventNames
{
    private const int Limit = 2_000;

    private const int LongestKept = 200;

    // Of the others digests, for a name may be as long as a body.
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _digests = [];

    /// <summary>A warning about a name beyond the limit; null for one within.</summary>
    public string? WarnOf(string? name)
    {
        if (name is null)
        {
            return null;
        }

        lock (_names)
        {
            return IsKnown(name) || (_names.Count + _digests.Count < Limit && Add(name))
                ? null
                : $"There were {Limit} other event names before this one, Gainsight PX's documented limit for a product.";
        }
    }

    private bool IsKnown(string name) => name.Length <= LongestKept ? _names.Contains(name) : _digests.Contains(DigestOf(name));

    private bool Add(string name) => name.Length <= LongestKept ? _names.Add(name) : _digests.Add(DigestOf(name));

    private static Guid DigestOf(string name) => new(SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan())).AsSpan(0, 16));
}
