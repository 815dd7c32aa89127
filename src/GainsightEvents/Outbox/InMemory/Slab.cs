namespace GainsightEvents.Outbox.InMemory;

/// <summary>A block of memory that bodies are written into end to end, and that is used anew once none of them is needed.</summary>
internal sealed class Slab(int size)
{
    public byte[] Bytes { get; } = new byte[size];

    /// <summary>How far it is written.</summary>
    public int Used { get; set; }

    /// <summary>How many of its bodies are still needed.</summary>
    public int Live { get; set; }

    /// <summary>Somebody may still read it who no longer says when he is done: it is left to the garbage collector, never used anew.</summary>
    public bool Abandoned { get; set; }
}
