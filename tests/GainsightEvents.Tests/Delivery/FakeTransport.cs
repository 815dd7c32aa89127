using System.Collections.Concurrent;
using GainsightEvents.Delivery;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Tests.Delivery;

/// <summary>Answers as it is told, at once or when released.</summary>
internal sealed class FakeTransport(TimeProvider time) : ITransport
{
    private readonly ConcurrentQueue<TaskCompletionSource> _held = new();

    public EventTarget Target { get; init; } = EventTarget.Px;

    /// <summary>The answer to an entry that is sent with these settings.</summary>
    public Func<LeasedEntry, LaneSettings, TransportResponse> AnswerWith { get; set; } = static (_, _) => new TransportResponse(201, "");

    /// <summary>The answer to an entry, whatever the settings.</summary>
    public Func<LeasedEntry, TransportResponse> Answer
    {
        set => AnswerWith = (entry, _) => value(entry);
    }

    /// <summary>Whether attempts wait for <see cref="Release"/>.</summary>
    public bool Holds { get; set; }

    public ConcurrentQueue<(string Name, DateTimeOffset At)> Sent { get; } = new();

    public int Held => _held.Count;

    public async Task<TransportResponse> SendAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken)
    {
        Sent.Enqueue((entry.EventName, time.GetUtcNow()));
        if (Holds)
        {
            var source = new TaskCompletionSource();
            _held.Enqueue(source);
            await source.Task.WaitAsync(cancellationToken);
        }

        return AnswerWith(entry, settings);
    }

    /// <summary>Lets the attempt that has waited longest go on.</summary>
    public void Release()
    {
        Assert.True(_held.TryDequeue(out var source));
        source.SetResult();
    }
}
