namespace GainsightEvents.Outbox.InMemory;

/// <summary>The ready entries of one event name, in the order of acceptance; a list threaded through the slots.</summary>
internal sealed class NameQueue
{
    public string Name { get; set; } = "";

    public int Head { get; set; }

    public int Tail { get; set; }

    /// <summary>The name whose turn is next.</summary>
    public NameQueue? Next { get; set; }
}
