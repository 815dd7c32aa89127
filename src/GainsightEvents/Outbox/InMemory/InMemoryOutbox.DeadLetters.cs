namespace GainsightEvents.Outbox.InMemory;

internal sealed partial class InMemoryOutbox
{
    public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(long afterKey, int maxCount, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            PurgeAged();
            var letters = new List<DeadLetter>();
            for (var place = _dead.PlaceAfter(afterKey); place < _dead.Rows.Count && letters.Count < maxCount; place++)
            {
                letters.Add(_dead.Rows[place].Letter);
            }

            return new(letters);
        }
    }

    public async ValueTask<DeadLetter?> ShowAsync(long key, CancellationToken cancellationToken)
    {
        var letters = await ListAsync(key - 1, 1, cancellationToken).ConfigureAwait(false);
        return letters.Count > 0 && letters[0].Key == key ? letters[0] : null;
    }

    public ValueTask<int> ReplayAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<long>(keys);
        lock (_gate)
        {
            PurgeAged();
            var rows = _dead.Take(row => wanted.Contains(row.Letter.Key));
            rows.ForEach(Replay);
            return new(rows.Count);
        }
    }

    public ValueTask<int> PurgeAsync(IReadOnlyList<long> keys, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<long>(keys);
        return new(Purge(row => wanted.Contains(row.Letter.Key)));
    }

    public ValueTask<int> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) =>
        new(Purge(row => BodyIdentity.Matches(row.Letter.Body.Span, row.Header.IdentityField, identifyId)));

    /// <summary>Turns a queued entry that is in no queue any more into a dead letter, with a body of its own.</summary>
    private DeadLetter Bury(int index, string reason, DateTimeOffset at)
    {
        ref var slot = ref _table[index];
        slot.Body = _bodies.Detach(slot.Body);
        slot.Lane.Counts = slot.Lane.Counts with { Queued = slot.Lane.Counts.Queued - 1, Dead = slot.Lane.Counts.Dead + 1 };
        var letter = new DeadLetter(
            _dead.NextKey(), slot.EventId, slot.Lane.Lane, slot.Header.EventName, slot.Body.Memory, reason, slot.Attempts, slot.AcceptedAt, at);
        _dead.Add(new DeadRow(letter, slot.Lane, slot.Header, slot.MaxAge, slot.TraceParent));
        _table.Return(index);
        return letter;
    }

    /// <summary>Queues a dead letter anew. Its MaxAge starts again, or a repaired one that lay for long would expire instead.</summary>
    private void Replay(DeadRow row)
    {
        var now = _time.GetUtcNow();
        var index = _table.Rent();
        ref var slot = ref _table[index];
        slot.EventId = row.Letter.EventId;
        slot.Lane = row.Lane;
        slot.Header = row.Header;
        slot.AcceptedAt = row.Letter.AcceptedAt;
        slot.ExpiresAt = row.MaxAge < DateTimeOffset.MaxValue - now ? now + row.MaxAge : DateTimeOffset.MaxValue;
        slot.MaxAge = row.MaxAge;
        slot.TraceParent = row.TraceParent;
        slot.Body = new StoredBody(row.Letter.Body, null);
        row.Lane.Counts = row.Lane.Counts with { Dead = row.Lane.Counts.Dead - 1, Queued = row.Lane.Counts.Queued + 1 };
        MakeReady(index);
        row.Lane.Claimable.Set();
    }

    /// <summary>Counts dead letters beyond their age as purged. The first is the oldest, so that this costs nothing when none is.</summary>
    private void PurgeAged()
    {
        if (_dead.Rows.Count > 0 && _time.GetUtcNow() - _dead.Rows[0].Letter.DiedAt >= _deadLetterMaxAge)
        {
            PurgeDiedBefore(_time.GetUtcNow());
        }
    }

    private void PurgeDiedBefore(DateTimeOffset now) => Purge(row => now - row.Letter.DiedAt >= _deadLetterMaxAge);

    private int Purge(Predicate<DeadRow> which)
    {
        lock (_gate)
        {
            var rows = _dead.Take(which);
            foreach (var row in rows)
            {
                row.Lane.Counts = row.Lane.Counts with { Dead = row.Lane.Counts.Dead - 1, Purged = row.Lane.Counts.Purged + 1 };
                _events--;
                _bytes -= row.Letter.Body.Length;
                _room.Set();
            }

            return rows.Count;
        }
    }
}
