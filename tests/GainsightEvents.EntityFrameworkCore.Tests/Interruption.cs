using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace GainsightEvents.EntityFrameworkCore.Tests;

/// <summary>Lets commits fail by what a retrying strategy takes for a passing fault, when all has been written.</summary>
internal sealed class Interruption(Func<DbTransaction, bool> interrupts) : DbTransactionInterceptor
{
    private int _count;

    public int Count => _count;

    /// <summary>Interrupts so many commits, and then none.</summary>
    public static Interruption First(int count) => new(_ => count-- > 0);

    public override InterceptionResult TransactionCommitting(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result)
    {
        if (interrupts(transaction))
        {
            Interlocked.Increment(ref _count);
            throw new TimeoutException("The connection does not answer.");
        }

        return result;
    }

    public override ValueTask<InterceptionResult> TransactionCommittingAsync(
        DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default) =>
        new(TransactionCommitting(transaction, eventData, result));
}
