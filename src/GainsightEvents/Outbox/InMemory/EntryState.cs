namespace GainsightEvents.Outbox.InMemory;

/// <summary>Where an entry is on its way.</summary>
internal enum EntryState : byte
{
    /// <summary>The slot is unused.</summary>
    Free = 0,

    /// <summary>In its name's queue, to be leased.</summary>
    Ready,

    /// <summary>Among the due times, to be retried.</summary>
    Waiting,

    /// <summary>Among the due times, until settled or until the lease runs out.</summary>
    Leased,

    /// <summary>Held until it is known whether the lane or the entry is at fault.</summary>
    Refused,
}
