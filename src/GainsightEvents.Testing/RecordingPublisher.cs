using System.Collections.Concurrent;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using GainsightEvents.Publishing;

namespace GainsightEvents.Testing;

/// <summary>
/// A publisher for unit tests: it sends nothing, and keeps what it is given. It checks events as the real one does, so that an event that would be
/// refused in production fails the test. Safe for concurrent use.
/// </summary>
/// <example>
/// <code>
/// var recorder = new RecordingPublisher();
/// await new ReportService(recorder).ExportAsync("Churn");
/// Assert.Equal("Churn", recorder.Single&lt;ReportExported&gt;().FeatureName);
/// </code>
/// </example>
public sealed class RecordingPublisher : IEventPublisher
{
    private readonly ConcurrentQueue<RecordedEvent> _recorded = new();

    /// <summary>
    /// Who acts, for events that take that from the context: one of the recorder's own, in which nobody is identified until
    /// <see cref="IEventContext.Identify"/> is called; after <c>RecordGainsightEvents</c> the application's.
    /// </summary>
    public IEventContext Context { get; internal set; } = new AsyncLocalEventContext();

    /// <summary>Tells the time of Publish. Default: the system's clock; after <c>RecordGainsightEvents</c> the application's.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>Everything that was published, in the order in which it came.</summary>
    public IReadOnlyList<RecordedEvent> All => [.. _recorded];

    /// <inheritdoc />
    /// <exception cref="InvalidEventException">Gainsight would drop or distort the event.</exception>
    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent
    {
        ArgumentNullException.ThrowIfNull(gainsightEvent);
        if (cancellationToken.IsCancellationRequested)
        {
            return ValueTask.FromCanceled<PublishReceipt>(cancellationToken);
        }

        try
        {
            var recorded = EventRecorder.Record(gainsightEvent, Context.Current, TimeProvider.GetUtcNow());
            _recorded.Enqueue(recorded);
            return new(new PublishReceipt(recorded.EventId, PublishStatus.Accepted));
        }
        catch (InvalidEventException exception)
        {
            return ValueTask.FromException<PublishReceipt>(exception);
        }
    }

    /// <summary>Records the event at once: what becomes of the transaction is not looked at.</summary>
    /// <inheritdoc />
    /// <exception cref="InvalidEventException">Gainsight would drop or distort the event.</exception>
    public ValueTask<PublishReceipt> PublishAsync<TEvent>(TEvent gainsightEvent, DbTransaction transaction, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return PublishAsync(gainsightEvent, cancellationToken);
    }

    /// <inheritdoc />
    public bool TryPublish<TEvent>(TEvent gainsightEvent)
        where TEvent : IGainsightEvent
    {
        ArgumentNullException.ThrowIfNull(gainsightEvent);
        try
        {
            _recorded.Enqueue(EventRecorder.Record(gainsightEvent, Context.Current, TimeProvider.GetUtcNow()));
            return true;
        }
        catch (InvalidEventException)
        {
            return false;
        }
    }

    /// <summary>Waits for nothing: what is recorded counts as delivered.</summary>
    /// <param name="deadline">Not used.</param>
    /// <param name="cancellationToken">Not used.</param>
    public ValueTask<FlushResult> FlushAsync(TimeSpan deadline, CancellationToken cancellationToken = default) =>
        new(new FlushResult { Delivered = _recorded.Count });

    /// <summary>The events of a type, a base type or an interface, in the order in which they came.</summary>
    /// <typeparam name="TEvent">The type.</typeparam>
    /// <param name="predicate">Which of them; <see langword="null"/>: all.</param>
    public IReadOnlyList<TEvent> Received<TEvent>(Func<TEvent, bool>? predicate = null) =>
        [.. _recorded.Select(static recorded => recorded.Event).OfType<TEvent>().Where(predicate ?? (static _ => true))];

    /// <summary>The one event of a type that was published.</summary>
    /// <typeparam name="TEvent">The type.</typeparam>
    /// <param name="predicate">Which of them is expected; <see langword="null"/>: whichever it is.</param>
    /// <exception cref="EventAssertionException">None was published that fits, or several; the message shows what was published instead.</exception>
    [SuppressMessage("Naming", "CA1720:Identifier contains type name", Justification = "Test frameworks and LINQ call it so.")]
    public TEvent Single<TEvent>(Func<TEvent, bool>? predicate = null) => Received(predicate) switch
    {
        [var one] => one,
        var found => throw Unexpected<TEvent>("one", predicate is not null, found.Count),
    };

    /// <summary>Asserts that no event of a type was published.</summary>
    /// <typeparam name="TEvent">The type; <see cref="IGainsightEvent"/>: any.</typeparam>
    /// <param name="predicate">Which of them is not expected; <see langword="null"/>: none at all.</param>
    /// <exception cref="EventAssertionException">One was published that fits; the message shows what was published.</exception>
    public void None<TEvent>(Func<TEvent, bool>? predicate = null)
    {
        if (Received(predicate) is { Count: > 0 } found)
        {
            throw Unexpected<TEvent>("no", predicate is not null, found.Count);
        }
    }

    /// <summary>Forgets what was published so far.</summary>
    public void Clear() => _recorded.Clear();

    private EventAssertionException Unexpected<TEvent>(string expected, bool isFiltered, int found)
    {
        var all = All;
        var received = all.Count == 0 ? "Nothing was published." : $"Published, {all.Count} in all:\n{string.Join('\n', all)}";
        return new EventAssertionException($"Expected {expected} {typeof(TEvent).Name}{(isFiltered ? " that fits" : "")}, but there {(found == 1 ? "is 1" : $"are {found}")}. {received}");
    }
}
