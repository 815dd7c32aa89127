using Microsoft.EntityFrameworkCore;

namespace GainsightEvents.EntityFrameworkCore;

/// <summary>
/// How far a save has come with its events. A retrying strategy tries one save several times, each in a transaction of its own. They are told apart by EF Core's
/// ids, because a driver may use its objects again.
/// </summary>
/// <param name="outer">The transaction that was begun on the context before; <see langword="null"/>: EF Core begins one.</param>
internal sealed class SaveUnderWay(Guid? outer)
{
    public Guid? Outer => outer;

    /// <summary>What the context did about transactions before this save asked for one.</summary>
    public AutoTransactionBehavior? Before { get; set; }

    /// <summary>The transaction in which EF Core has sent commands of this save.</summary>
    public Guid? Commanded { get; set; }

    /// <summary>The transaction into which the events were written.</summary>
    public Guid? WrittenIn { get; set; }

    /// <summary>How many were written.</summary>
    public int Written { get; set; }

    /// <summary>Whether they are stored as firmly as the entities.</summary>
    public bool IsStored { get; set; }
}
