using GainsightEvents.Emulator;

namespace GainsightEvents.Testing;

/// <summary>What tests ask of an emulator.</summary>
public static class GainsightEmulatorExtensions
{
    /// <summary>How long a test waits unless it says otherwise, in real time: 10 s. A test that passes waits only for its event.</summary>
    public static readonly TimeSpan DefaultTimeout = TimeSpan.FromSeconds(10);

    /// <summary>Waits until a good event of a type has arrived. One that fits and arrives bad, or that Gainsight PX would drop, ends the wait at once.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="emulator">The emulator.</param>
    /// <param name="predicate">Which one; <see langword="null"/>: the first.</param>
    /// <param name="timeout">How long to wait, in real time; <see langword="null"/>: <see cref="DefaultTimeout"/>.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The event, as it arrived.</returns>
    /// <exception cref="EventAssertionException">It arrived bad, or did not arrive; the message says why, or what arrived instead.</exception>
    /// <exception cref="ArgumentException">The type's events have their names when they are published.</exception>
    public static async Task<ReceivedEvent> WaitForAsync<TEvent>(
        this GainsightEmulator emulator, Func<ReceivedEvent, bool>? predicate = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent
    {
        ArgumentNullException.ThrowIfNull(emulator);
        var descriptor = EventNames.DescriptorOf<TEvent>();
        ReceivedEvent? good = null;
        ReceivedEvent? bad = null;
        try
        {
            await emulator.WaitForAsync(
                events =>
                {
                    good = events.Good.FirstOrDefault(Fits);
                    bad = good is null ? events.Bad.Concat(events.Dropped).FirstOrDefault(Fits) : null;
                    return (good ?? bad) is not null;
                },
                timeout ?? DefaultTimeout,
                cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException exception)
        {
            throw new EventAssertionException($"No {descriptor}{(predicate is null ? "" : " that fits")} arrived. {exception.Message}");
        }

        return good ?? throw new EventAssertionException($"{descriptor} arrived, but Gainsight or its plan would not have it so: {bad}\n{bad!.BodyText}");

        bool Fits(ReceivedEvent received) => received.Is(descriptor) && (predicate is null || predicate(received));
    }

    /// <summary>Asserts that no event has arrived that is bad, or that Gainsight PX would drop.</summary>
    /// <param name="emulator">The emulator.</param>
    /// <exception cref="EventAssertionException">One has arrived; the message says which, and why.</exception>
    public static void ShouldHaveNoBadEvents(this GainsightEmulator emulator)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        var events = emulator.Events;
        ShouldHaveNone([.. events.Bad, .. events.Dropped], events.Counts.Bad + events.Counts.Dropped);
    }

    /// <summary>
    /// The part of an emulator that belongs to one user, and so to one test: tests that share an emulator each publish for a user of their own.
    /// </summary>
    /// <param name="emulator">The emulator.</param>
    /// <param name="identifyId">The user's identifyId.</param>
    public static EmulatorUser ForUser(this GainsightEmulator emulator, string identifyId)
    {
        ArgumentNullException.ThrowIfNull(emulator);
        ArgumentException.ThrowIfNullOrWhiteSpace(identifyId);
        return new EmulatorUser(emulator, identifyId);
    }

    internal static void ShouldHaveNone(IReadOnlyList<ReceivedEvent> bad, long count)
    {
        if (count > 0)
        {
            throw new EventAssertionException($"Expected no bad event, but {count} arrived:\n{string.Join('\n', bad.Select(static received => $"{received}\n  {received.BodyText}"))}");
        }
    }
}
