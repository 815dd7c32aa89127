using GainsightEvents.Emulator;

namespace GainsightEvents.Testing;

/// <summary>What has arrived of one user. Tests that run in parallel on one emulator do not see each other's events if each has a user of its own.</summary>
public sealed class EmulatorUser
{
    private readonly GainsightEmulator _emulator;

    internal EmulatorUser(GainsightEmulator emulator, string identifyId) => (_emulator, IdentifyId) = (emulator, identifyId);

    /// <summary>The user's identifyId.</summary>
    public string IdentifyId { get; }

    /// <summary>The user's good events, in the order in which they arrived.</summary>
    public IReadOnlyList<ReceivedEvent> Good => [.. _emulator.Events.Good.Where(IsMine)];

    /// <summary>The user's bad events, in the order in which they arrived.</summary>
    public IReadOnlyList<ReceivedEvent> Bad => [.. _emulator.Events.Bad.Where(IsMine)];

    /// <summary>The user's events that Gainsight PX would accept and then drop, in the order in which they arrived.</summary>
    public IReadOnlyList<ReceivedEvent> Dropped => [.. _emulator.Events.Dropped.Where(IsMine)];

    /// <summary>Waits until a good event of a type has arrived of this user. One that fits and arrives bad ends the wait at once.</summary>
    /// <typeparam name="TEvent">The event.</typeparam>
    /// <param name="predicate">Which one; <see langword="null"/>: the first.</param>
    /// <param name="timeout">How long to wait, in real time; <see langword="null"/>: 10 s.</param>
    /// <param name="cancellationToken">Ends the wait.</param>
    /// <returns>The event, as it arrived.</returns>
    /// <exception cref="EventAssertionException">It arrived bad, or did not arrive; the message says why, or what arrived instead.</exception>
    public Task<ReceivedEvent> WaitForAsync<TEvent>(Func<ReceivedEvent, bool>? predicate = null, TimeSpan? timeout = null, CancellationToken cancellationToken = default)
        where TEvent : IGainsightEvent =>
        _emulator.WaitForAsync<TEvent>(received => IsMine(received) && (predicate is null || predicate(received)), timeout, cancellationToken);

    /// <summary>Asserts that no event of this user has arrived that is bad, or that Gainsight PX would drop.</summary>
    /// <exception cref="EventAssertionException">One has arrived; the message says which, and why.</exception>
    public void ShouldHaveNoBadEvents()
    {
        IReadOnlyList<ReceivedEvent> bad = [.. Bad, .. Dropped];
        GainsightEmulatorExtensions.ShouldHaveNone(bad, bad.Count);
    }

    private bool IsMine(ReceivedEvent received) => received.IdentifyId == IdentifyId;
}
