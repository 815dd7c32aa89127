using System.Runtime.InteropServices;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// The checksum of a row, by which a value that the disk has changed is found. Every step can be undone for a given value, so that a change of any
/// one value always changes the sum; it keeps nobody out who means to deceive, for he could write the file anew.
/// </summary>
internal struct RowCheck
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    private ulong _sum;

    public readonly long Value => (long)(_sum ^ (_sum >> 32));

    public void Add(long value)
    {
        _sum = (_sum ^ (ulong)value) * Prime;
        _sum ^= _sum >> 29;
    }

    /// <summary>Adds bytes: a blob, or a text in UTF-8.</summary>
    public void Add(ReadOnlySpan<byte> bytes)
    {
        Add(bytes.Length);
        foreach (var word in MemoryMarshal.Cast<byte, long>(bytes))
        {
            Add(word);
        }

        var last = 0L;
        for (var i = bytes.Length & ~7; i < bytes.Length; i++)
        {
            last = (last << 8) | bytes[i];
        }

        Add(last);
    }

    /// <summary>Adds a text that may be missing, which is not the same as an empty one.</summary>
    public void AddText(byte[]? utf8)
    {
        if (utf8 is null)
        {
            Add(-1L);
        }
        else
        {
            Add(utf8.AsSpan());
        }
    }
}
