using System.Diagnostics;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>
/// What was acknowledged last, in a file beside the database: the number of the commit, and each lane's account. Where the database is found to be
/// behind it, or is not there any more, it says how many events are missing. It is written after each commit and before anyone is told of it.
/// </summary>
/// <remarks>
/// Commits take turns in a few slots, so that one that is torn leaves those before it. The file is open for as long as the database is, and so tells
/// who wants to set the database aside that others use it.
/// </remarks>
internal sealed class HighWaterMark : IDisposable
{
    private const int Slots = 8;
    private const int SlotLength = 65_536;
    private const int HeadLength = sizeof(long) + sizeof(int);

    // A power failure takes from the database what the system had not written yet, and the mark must not be older than that.
    private static readonly TimeSpan FlushInterval = TimeSpan.FromSeconds(1);

    private readonly FileStream _file;
    private readonly byte[] _slot = new byte[SlotLength];
    private readonly Stopwatch _sinceFlush = Stopwatch.StartNew();
    private int _turn;
    private Task _flush = Task.CompletedTask;

    private HighWaterMark(FileStream file)
    {
        _file = file;
        _turn = (int)(Stopwatch.GetTimestamp() % Slots);
    }

    public long Sequence { get; private set; }

    public IReadOnlyList<MarkedLane> Lanes { get; private set; } = [];

    /// <summary>Opens the mark, and reads it.</summary>
    /// <param name="path">The file. It is made if there is none.</param>
    /// <param name="alone">Whether no other process may have it open.</param>
    /// <exception cref="IOException">Another has it open, or it cannot be opened.</exception>
    public static HighWaterMark Open(string path, bool alone)
    {
        var share = alone ? FileShare.None : FileShare.ReadWrite;
#if NET8_0_OR_GREATER
        var options = new FileStreamOptions { Mode = FileMode.OpenOrCreate, Access = FileAccess.ReadWrite, Share = share, BufferSize = 0 };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var mark = new HighWaterMark(new FileStream(path, options));
#else
        var mark = new HighWaterMark(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, share, 1));
#endif
        mark.Read();
        return mark;
    }

    /// <summary>Marks a commit.</summary>
    public void Write(LaneTable lanes)
    {
        var at = (_turn++ % Slots) * (long)SlotLength;
        if (ReadSlot(at, HeadLength + sizeof(long)) && BitConverter.ToInt64(_slot, HeadLength) > lanes.Sequence)
        {
            // Another process has committed since, and its mark covers this one.
            return;
        }

        var length = Fill(lanes);
        _file.Seek(at, SeekOrigin.Begin);
        _file.Write(_slot, 0, length);
        _file.Flush();
        if (_sinceFlush.Elapsed >= FlushInterval && _flush.IsCompleted)
        {
            _sinceFlush.Restart();
            _flush = Task.Run(FlushToDisk);
        }
    }

    public void Dispose()
    {
        _flush.Wait();
        _file.Dispose();
    }

    private void FlushToDisk()
    {
        try
        {
            _file.Flush(flushToDisk: true);
        }
        catch (IOException)
        {
            // The system writes it later, or the next mark fails and is told.
        }
    }

    private void Read()
    {
        for (var slot = 0; slot < Slots; slot++)
        {
            if (ReadSlot(slot * (long)SlotLength, SlotLength) && Parse() is { } found && found.Sequence > Sequence)
            {
                (Sequence, Lanes) = found;
            }
        }
    }

    private bool ReadSlot(long at, int length)
    {
        _file.Seek(at, SeekOrigin.Begin);
        var read = 0;
        while (read < length && _file.Read(_slot, read, length - read) is > 0 and var count)
        {
            read += count;
        }

        return read >= HeadLength + sizeof(long);
    }

    private int Fill(LaneTable lanes)
    {
        using var stream = new MemoryStream(_slot);
        using var writer = new BinaryWriter(stream);
        writer.Write(0L);
        writer.Write(0);
        writer.Write(lanes.Sequence);
        foreach (var row in lanes.Rows)
        {
            var account = row.Lane.Account ?? "";
            if (stream.Position + (3 * account.Length) + 128 > SlotLength)
            {
                // Some five hundred lanes. What does not fit is not covered.
                break;
            }

            var c = row.Counts;
            writer.Write(row.Id);
            writer.Write((int)row.Lane.Target);
            writer.Write(row.Lane.Account is not null);
            writer.Write(account);
            foreach (var number in (ReadOnlySpan<long>)[c.Accepted, c.Delivered, c.Expired, c.Discarded, c.Purged, c.DeadLettered, c.Queued, c.Missing])
            {
                writer.Write(number);
            }
        }

        var length = (int)stream.Position;
        stream.Position = 0;
        writer.Write(CheckOf(length));
        writer.Write(length);
        return length;
    }

    private (long Sequence, List<MarkedLane> Lanes)? Parse()
    {
        var length = BitConverter.ToInt32(_slot, sizeof(long));
        if (length < HeadLength + sizeof(long) || length > SlotLength || BitConverter.ToInt64(_slot, 0) != CheckOf(length))
        {
            return null;
        }

        using var reader = new BinaryReader(new MemoryStream(_slot, HeadLength, length - HeadLength));
        var sequence = reader.ReadInt64();
        var lanes = new List<MarkedLane>();
        Span<long> numbers = stackalloc long[MarkedLane.Numbers];
        while (reader.BaseStream.Position < reader.BaseStream.Length)
        {
            var (id, target, hasAccount, account) = (reader.ReadInt64(), (EventTarget)reader.ReadInt32(), reader.ReadBoolean(), reader.ReadString());
            for (var i = 0; i < numbers.Length; i++)
            {
                numbers[i] = reader.ReadInt64();
            }

            lanes.Add(new MarkedLane(id, new Lane(target, hasAccount ? account : null), MarkedLane.CountsOf(numbers)));
        }

        return (sequence, lanes);
    }

    private long CheckOf(int length)
    {
        var check = default(RowCheck);
        check.Add(length);
        check.Add(_slot.AsSpan(HeadLength, length - HeadLength));
        return check.Value;
    }
}
