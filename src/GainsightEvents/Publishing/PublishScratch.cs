using GainsightEvents.Outbox;
using GainsightEvents.Serialization;

namespace GainsightEvents.Publishing;

/// <summary>
/// A thread's room for one event on its way into the outbox. Taken while in use, so that a property that publishes while its own
/// event is being written gets another.
/// </summary>
internal sealed class PublishScratch
{
    // An event for both targets has two entries.
    private const int MaxEntries = 2;
    private const int InitialBytes = 4 * 1024;

    // A thread does not keep more than this for the sake of one large event.
    private const int MaxKeptBytes = 256 * 1024;

    [ThreadStatic]
    private static PublishScratch? _kept;

    public WriterSettings Settings { get; } = new(Guid.Empty, 0, [], null, sendEventId: false);

    public byte[] Bytes { get; set; } = new byte[InitialBytes];

    public NewEntry[] Entries { get; } = new NewEntry[MaxEntries];

    public static PublishScratch Take()
    {
        var scratch = _kept ?? new PublishScratch();
        _kept = null;
        return scratch;
    }

    public void Return()
    {
        if (Bytes.Length <= MaxKeptBytes)
        {
            if (Entries[0].DeadReason is not null)
            {
                // It may tell values of the event. All else that entries hold is no user's, and is written anew each time.
                Array.Clear(Entries, 0, Entries.Length);
            }

            Settings.Context = null;
            _kept = this;
        }
    }
}
