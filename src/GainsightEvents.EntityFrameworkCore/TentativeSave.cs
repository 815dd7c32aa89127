using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;

namespace GainsightEvents.EntityFrameworkCore;

/// <summary>
/// What <c>SaveChanges(acceptAllChangesOnSuccess: false)</c> has stored in a transaction of the application's: EF Core keeps the entities as unsaved until
/// the application accepts them after the commit, so that they can be saved once more. The events have to go the same way.
/// </summary>
/// <param name="transaction">The transaction.</param>
internal sealed class TentativeSave(Guid transaction)
{
    public Guid Transaction => transaction;

    public List<PendingEvent> Events { get; } = [];

    public List<EntityEntry> Entries { get; } = [];

    /// <summary>Whether the entities are still to be saved. Without entities only the transaction's end tells.</summary>
    public bool IsToBeRepeated => Entries.Count == 0 || Entries.Exists(IsUnsaved);

    public static bool IsUnsaved(EntityEntry entry) => entry.State is EntityState.Added or EntityState.Modified or EntityState.Deleted;
}
