namespace GainsightEvents.Outbox.InMemory;

/// <summary>
/// Keeps bodies in a ring of slabs, so that storing one allocates nothing at steady state. Not safe for concurrent use.
/// </summary>
/// <remarks>
/// A slab comes free when its last body goes, so a body that stays behind (a retry, a dead letter) is detached from it first. Should
/// slabs nevertheless pile up, bodies get arrays of their own: memory stays within twice the bound, whatever the traffic.
/// </remarks>
internal sealed class SlabStore(long maxBytes)
{
    public const int SlabSize = 256 * 1024;

    // A larger body would waste too much of the slab it does not fit into.
    private const int LargestShared = SlabSize / 8;

    // 16 MiB: enough for the ups and downs of a day; after a long outage the rest goes back to the runtime.
    private const int MaxSpare = 64;

    private readonly long _maxSlabs = (maxBytes / SlabSize) + 2;
    private readonly Stack<Slab> _spare = new();
    private Slab? _current;

    /// <summary>Slabs in existence, spare ones included.</summary>
    public int SlabCount { get; private set; }

    public StoredBody Store(ReadOnlySpan<byte> body)
    {
        if (body.Length > LargestShared || SlabFor(body.Length) is not { } slab)
        {
            return new StoredBody(body.ToArray());
        }

        var offset = slab.Used;
        body.CopyTo(slab.Bytes.AsSpan(offset));
        slab.Used += body.Length;
        slab.Live++;
        return new StoredBody(slab, offset, body.Length);
    }

    /// <summary>The body is not needed any more.</summary>
    public void Release(in StoredBody body)
    {
        if (body.Slab is not { } slab || --slab.Live > 0)
        {
            return;
        }

        if (slab.Abandoned || (slab != _current && _spare.Count == MaxSpare))
        {
            SlabCount--;
            _current = slab == _current ? null : _current;
            return;
        }

        slab.Used = 0;
        if (slab != _current)
        {
            _spare.Push(slab);
        }
    }

    /// <summary>Moves a body out of its slab, which it would hold up.</summary>
    public StoredBody Detach(in StoredBody body)
    {
        if (body.Slab is null)
        {
            return body;
        }

        var own = new StoredBody(body.Memory.ToArray());
        Release(body);
        return own;
    }

    private Slab? SlabFor(int length)
    {
        if (_current is null || _current.Used + length > SlabSize)
        {
            _current = _spare.Count > 0 ? _spare.Pop() : SlabCount < _maxSlabs ? NewSlab() : null;
        }

        return _current;
    }

    private Slab NewSlab()
    {
        SlabCount++;
        return new Slab(SlabSize);
    }
}

/// <summary>Where a body lies: in a slab, or in an array of its own.</summary>
internal readonly struct StoredBody
{
    private readonly object _holder;
    private readonly int _offset;

    /// <summary>A body in an array of its own.</summary>
    public StoredBody(byte[] own) => (_holder, Length) = (own, own.Length);

    /// <summary>A body in a slab.</summary>
    public StoredBody(Slab slab, int offset, int length) => (_holder, _offset, Length) = (slab, offset, length);

    public int Length { get; }

    public ReadOnlyMemory<byte> Memory => (Slab?.Bytes ?? (byte[])_holder).AsMemory(_offset, Length);

    /// <summary>The slab; <see langword="null"/> for an array of its own.</summary>
    public Slab? Slab => _holder as Slab;
}

/// <summary>A block of memory that bodies are written into end to end, and that is used anew once none of them is needed.</summary>
internal sealed class Slab(int size)
{
#if NET8_0_OR_GREATER
    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(size);
#else
    public byte[] Bytes { get; } = new byte[size];
#endif

    /// <summary>How far it is written.</summary>
    public int Used { get; set; }

    /// <summary>How many of its bodies are still needed.</summary>
    public int Live { get; set; }

    /// <summary>Somebody may still read it who no longer says when he is done: it is left to the garbage collector, never used anew.</summary>
    public bool Abandoned { get; set; }
}
