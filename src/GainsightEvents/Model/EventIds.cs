using System.Security.Cryptography;

namespace GainsightEvents.Model;

/// <summary>
/// Makes event ids: UUIDv7 (RFC 9562), so that they sort by time. Random bytes are drawn in batches, because one system call an id
/// costs more than writing the whole event.
/// </summary>
internal static class EventIds
{
    private const int BytesPerId = 10;
    private const int IdsPerBatch = 128;

    [ThreadStatic]
    private static byte[]? _batch;

    [ThreadStatic]
    private static int _used;

    public static Guid Create(long unixMilliseconds)
    {
        var random = Draw();
        return new Guid(
            (int)(unixMilliseconds >> 16),
            (short)unixMilliseconds,
            (short)(0x7000 | ((random[0] & 0x0F) << 8) | random[1]),
            (byte)(0x80 | (random[2] & 0x3F)),
            random[3],
            random[4],
            random[5],
            random[6],
            random[7],
            random[8],
            random[9]);
    }

    private static ReadOnlySpan<byte> Draw()
    {
        if (_batch is null || _used == _batch.Length)
        {
            _batch ??= new byte[BytesPerId * IdsPerBatch];
            _used = 0;
            Fill(_batch);
        }

        var random = _batch.AsSpan(_used, BytesPerId);
        _used += BytesPerId;
        return random;
    }

    private static void Fill(byte[] bytes)
    {
#if NET8_0_OR_GREATER
        RandomNumberGenerator.Fill(bytes);
#else
        using var generator = RandomNumberGenerator.Create();
        generator.GetBytes(bytes);
#endif
    }
}
