using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace GainsightEvents.Emulator.Px;

/// <summary>Counts the different event names since the start, of which Gainsight PX documents a limit of 2,000.</summary>
internal sealed class PxEventNames
{
    private const int Limit = 2_000;

    // Digests, for a name may be as long as a body.
    private readonly HashSet<Guid> _names = [];

    /// <summary>A warning about a name beyond the limit; null for one within.</summary>
    public string? WarnOf(string? name)
    {
        if (name is null)
        {
            return null;
        }

        var digest = new Guid(SHA256.HashData(MemoryMarshal.AsBytes(name.AsSpan())).AsSpan(0, 16));
        lock (_names)
        {
            return _names.Contains(digest) || (_names.Count < Limit && _names.Add(digest))
                ? null
                : $"There were {Limit} other event names before this one, Gainsight PX's documented limit for a product.";
        }
    }
}
