using System.Data.Common;
using Microsoft.EntityFrameworkCore;

namespace GainsightEvents.EntityFrameworkCore.Tests;

/// <summary>A database of one test, which holds both the orders and the outbox.</summary>
public abstract class ShopDatabase : IAsyncDisposable
{
    public abstract void UseOutbox(GainsightEventsBuilder builder);

    public abstract void Use(DbContextOptionsBuilder options, bool retries);

    public abstract DbConnection Connect();

    /// <summary>Another database of the same kind, without an outbox.</summary>
    public abstract DbConnection ConnectElsewhere();

    public abstract ValueTask DisposeAsync();
}
