namespace GainsightEvents.Outbox;

/// <summary>Wakes whoever waits. Nothing is allocated unless somebody waits, so that the path of Publish may set it.</summary>
/// <param name="continuations">Where those who wait go on: not in the thread that sets it, unless it is told so.</param>
internal sealed class AsyncSignal(TaskCreationOptions continuations = TaskCreationOptions.RunContinuationsAsynchronously)
{
    private static readonly TaskCompletionSource<bool> WasSet = NewSetSource();

    // Null: not set, and nobody waits.
    private TaskCompletionSource<bool>? _source;

    /// <summary>Completes when the signal is set, at once if it is. Take it before reading the state that it guards.</summary>
    public Task Task
    {
        get
        {
            if (Volatile.Read(ref _source) is { } source)
            {
                return source.Task;
            }

            var added = new TaskCompletionSource<bool>(continuations);
            return (Interlocked.CompareExchange(ref _source, added, null) ?? added).Task;
        }
    }

    /// <summary>Wakes those who wait and those to come.</summary>
    public void Set()
    {
        if (Volatile.Read(ref _source) != WasSet)
        {
            Interlocked.Exchange(ref _source, WasSet)?.TrySetResult(true);
        }
    }

    /// <summary>Lets those to come wait again.</summary>
    public void Reset() => Interlocked.CompareExchange(ref _source, null, WasSet);

    /// <summary>Wakes those who wait now.</summary>
    public void Pulse() => Interlocked.Exchange(ref _source, null)?.TrySetResult(true);

    /// <summary>Waits until the signal is set.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        Task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    private static TaskCompletionSource<bool> NewSetSource()
    {
        var source = new TaskCompletionSource<bool>();
        source.SetResult(true);
        return source;
    }
}
