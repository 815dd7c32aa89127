using System.Diagnostics.CodeAnalysis;

namespace GainsightEvents.Outbox.InMemory;

// Who waits for room is served in order, as many as there is room for.
internal sealed partial class InMemoryOutbox
{
    private async ValueTask<AppendResult> WaitAsync(AppendWaiter waiter, TimeSpan timeout, CancellationToken cancellationToken)
    {
        try
        {
            return await waiter.Task.WaitAsync(timeout, _time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException) when (GiveUp(waiter))
        {
            return new AppendResult(AppendStatus.Full);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested && GiveUp(waiter))
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Served in the very moment: what is committed is told.
            return await waiter.Task.ConfigureAwait(false);
        }
    }

    /// <summary>Takes a waiter out of the line.</summary>
    /// <returns>Whether it still stood there; else it has been served.</returns>
    private bool GiveUp(AppendWaiter waiter)
    {
        lock (_gate)
        {
            if (waiter.Place.List is null)
            {
                return false;
            }

            _waiting.Remove(waiter.Place);

            // It may have been too large for the room that others have waited for.
            Serve();
            return true;
        }
    }

    /// <summary>Lets in those that wait, in order, as far as there is room.</summary>
    private void Serve()
    {
        while (_waiting.First is { } first)
        {
            var status = Append(first.Value.Entries, first.Value.Bodies);
            if (status == AppendStatus.Full)
            {
                return;
            }

            _waiting.RemoveFirst();
            first.Value.SetResult(new AppendResult(status));
        }
    }

    /// <summary>Drops queued entries that can best be done without, until there is room or none is left.</summary>
    private List<DeliveryReport> DropFor(int entries, int bytes)
    {
        var dropped = new List<DeliveryReport>();
        while (_events + entries > _maxEvents || _bytes + bytes > _maxBytes)
        {
            var rows = _lanes.Values.Where(static lane => lane.Ready.Count > 0).OrderByDescending(static lane => lane.Ready.Count).FirstOrDefault();
            if (rows is null)
            {
                break;
            }

            var index = rows.Ready.PeekLeastWanted();
            rows.Ready.DequeueLeastWanted();
            if (!ForgetIfRemoved(index))
            {
                dropped.Add(End(index, DeliveryOutcome.Discarded));
            }
        }

        _progress.Pulse();
        return dropped;
    }

    [SuppressMessage("Design", "CA1001:Types that own disposable fields should be disposable", Justification = "A task needs no disposal.")]
    private sealed class AppendWaiter : TaskCompletionSource<AppendResult>
    {
        public AppendWaiter(NewEntry[] entries, byte[] bodies)
            : base(TaskCreationOptions.RunContinuationsAsynchronously)
        {
            (Entries, Bodies) = (entries, bodies);
            Place = new LinkedListNode<AppendWaiter>(this);
        }

        public NewEntry[] Entries { get; }

        public byte[] Bodies { get; }

        public LinkedListNode<AppendWaiter> Place { get; }
    }
}
