namespace GainsightEvents.Outbox;

/// <summary>Wakes whoever waits. Setting it allocates nothing, so that the path of Publish may.</summary>
internal sealed class AsyncSignal
{
    private TaskCompletionSource<bool> _source = NewSource();

    /// <summary>Completes when the signal is set, at once if it is. Take it before reading the state that it guards.</summary>
    public Task Task => Volatile.Read(ref _source).Task;

    /// <summary>Wakes those who wait and those to come.</summary>
    public void Set() => Volatile.Read(ref _source).TrySetResult(true);

    /// <summary>Lets those to come wait again.</summary>
    public void Reset()
    {
        var source = Volatile.Read(ref _source);
        if (source.Task.IsCompleted)
        {
            Interlocked.CompareExchange(ref _source, NewSource(), source);
        }
    }

    /// <summary>Wakes those who wait now.</summary>
    public void Pulse() => Interlocked.Exchange(ref _source, NewSource()).TrySetResult(true);

    /// <summary>Waits until the signal is set.</summary>
    public Task WaitAsync(CancellationToken cancellationToken) =>
        Task.WaitAsync(Timeout.InfiniteTimeSpan, TimeProvider.System, cancellationToken);

    private static TaskCompletionSource<bool> NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
