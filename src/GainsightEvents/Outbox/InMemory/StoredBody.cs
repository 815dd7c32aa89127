namespace GainsightEvents.Outbox.InMemory;

/// <summary>Where a body lies: in a slab, or in an array of its own.</summary>
internal readonly struct StoredBody(ReadOnlyMemory<byte> memory, Slab? slab)
{
    public ReadOnlyMemory<byte> Memory => memory;

    public int Length => memory.Length;

    /// <summary>The slab; <see langword="null"/> for an array of its own.</summary>
    public Slab? Slab => slab;
}
