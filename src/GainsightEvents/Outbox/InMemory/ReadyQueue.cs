namespace GainsightEvents.Outbox.InMemory;

/// <summary>A lane's ready entries: by priority, then fair over event names, within a name by acceptance.</summary>
internal sealed class ReadyQueue(EntryTable table)
{
    private readonly NameRing[] _byPriority = [new(table), new(table), new(table)];

    public int Count { get; private set; }

    public void Enqueue(int index)
    {
        _byPriority[EventPriority.High - table[index].Header.Priority].Enqueue(index);
        Count++;
    }

    /// <summary>The entry to send next. There must be one.</summary>
    public int Peek() => First().Head;

    /// <summary>Removes the entry to send next. There must be one.</summary>
    public void Dequeue()
    {
        First().Dequeue();
        Count--;
    }

    private NameRing First() => Array.Find(_byPriority, static ring => !ring.IsEmpty)!;
}
