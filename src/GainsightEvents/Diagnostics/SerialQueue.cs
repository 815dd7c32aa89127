namespace GainsightEvents.Diagnostics;

/// <summary>
/// Hands items over one after the other, beside those who offer them. What takes them may be slow or never return: it holds up nobody,
/// and no more than so many items wait for it.
/// </summary>
/// <param name="take">Takes an item. It must not throw.</param>
/// <param name="maxWaiting">How many may wait.</param>
internal sealed class SerialQueue<T>(Action<T> take, int maxWaiting)
{
    private readonly Queue<T> _waiting = new();
    private Task _taking = Task.CompletedTask;
    private bool _isTaking;

    /// <summary>Offers an item.</summary>
    /// <returns>Whether it will be handed over; not where too many wait.</returns>
    public bool TryAdd(T item)
    {
        lock (_waiting)
        {
            if (_waiting.Count >= maxWaiting)
            {
                return false;
            }

            _waiting.Enqueue(item);
            if (!_isTaking)
            {
                _isTaking = true;
                _taking = Detached.Run(TakeAll);
            }

            return true;
        }
    }

    /// <summary>Waits until all that was added so far is handed over.</summary>
    /// <returns>Whether it was, in that time.</returns>
    public async Task<bool> DrainAsync(TimeSpan timeout, TimeProvider time)
    {
        Task taking;
        lock (_waiting)
        {
            taking = _taking;
        }

        try
        {
            await taking.WaitAsync(timeout, time, CancellationToken.None).ConfigureAwait(false);
            return true;
        }
        catch (TimeoutException)
        {
            return false;
        }
    }

    private void TakeAll()
    {
        while (true)
        {
            T item;
            lock (_waiting)
            {
                if (_waiting.Count == 0)
                {
                    _isTaking = false;
                    return;
                }

                item = _waiting.Dequeue();
            }

            take(item);
        }
    }
}
