using System.Globalization;

namespace GainsightEvents.Outbox.InMemory;

internal sealed partial class InMemoryOutbox
{
    public ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            PurgeAged(Now);
            Serve();
            var letters = new List<DeadLetter>();
            for (var place = _dead.PlaceAfter(filter.AfterKey); place < _dead.Rows.Count && letters.Count < filter.MaxCount; place++)
            {
                if (Passes(_dead.Rows[place], filter))
                {
                    letters.Add(_dead.Rows[place].Letter);
                }
            }

            return new(letters);
        }
    }

    public ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var place = _dead.PlaceAfter(key - 1);
            if (place == _dead.Rows.Count || _dead.Rows[place].Key != key)
            {
                return new(false);
            }

            var row = _dead.Rows[place];
            TakeRoom(row.Lane, 0, body.Length - row.Body.Length);
            row.Body = body.ToArray();
            Serve();
            return new(true);
        }
    }

    public ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<long>(keys);
        lock (_gate)
        {
            if (_closed)
            {
                return new((int?)null);
            }

            var now = Now;
            PurgeAged(now);
            Serve();
            var rows = _dead.Take(row => wanted.Contains(row.Key));
            rows.ForEach(row => Replay(row, now));
            return new(rows.Count);
        }
    }

    public ValueTask<IReadOnlyList<DeliveryReport>> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken)
    {
        var wanted = new HashSet<long>(keys);
        lock (_gate)
        {
            var purged = Purge(row => wanted.Contains(row.Key), PurgeReasons.Asked);
            Serve();
            return new(purged);
        }
    }

    public ValueTask<IReadOnlyList<DeliveryReport>> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            var purged = Purge(row => BodyIdentity.Matches(row.Body, row.Header.IdentityField, identifyId), PurgeReasons.Erased);
            for (var index = 0; index < _table.Used; index++)
            {
                ref var slot = ref _table[index];
                if (slot.Place is EntryPlace.Free or EntryPlace.Removed || !BodyIdentity.Matches(slot.Body.Memory.Span, slot.Header.IdentityField, identifyId))
                {
                    continue;
                }

                purged.Add(DeliveryReport.OfPurged(slot.EventId, slot.Lane.Lane, slot.Header.EventName, PurgeReasons.Erased));
                RemoveQueued(index);
            }

            Serve();
            _progress.Pulse();
            return new(purged);
        }
    }

    private static bool Passes(DeadLetterRow row, DeadLetterFilter filter) =>
        (filter.Lane is null || filter.Lane == row.Lane.Lane)
        && (filter.EventName is null || filter.EventName == row.Header.EventName)
        && (filter.Reason is null || CultureInfo.InvariantCulture.CompareInfo.IndexOf(row.Reason, filter.Reason, CompareOptions.OrdinalIgnoreCase) >= 0);

    /// <summary>Turns an entry that is in no queue any more into a dead letter, with a body of its own.</summary>
    private void MakeDeadLetter(int index, string reason, long now)
    {
        ref var slot = ref _table[index];
        var body = slot.Body.Memory.ToArray();
        _bodies.Release(slot.Body);
        slot.Lane.Counts.Queued--;
        slot.Lane.Counts.DeadLettered++;
        _dead.Add(new DeadLetterRow
        {
            Key = _dead.NextKey(),
            EventId = slot.EventId,
            Lane = slot.Lane,
            Header = slot.Header,
            Body = body,
            Reason = reason,
            Attempts = slot.History.Attempts,
            AcceptedAt = slot.AcceptedAt,
            DeadLetteredAt = _time.GetUtcNow(),
            StoredAt = now,
            MaxAge = slot.MaxAge,
            TraceParent = slot.TraceParent,
        });
        _table.Return(index);
    }

    /// <summary>Queues a dead letter anew. Its MaxAge starts again, or a repaired one that lay for long would expire instead.</summary>
    private void Replay(DeadLetterRow row, long now)
    {
        var index = _table.Rent();
        ref var slot = ref _table[index];
        slot.EventId = row.EventId;
        slot.Lane = row.Lane;
        slot.Header = row.Header;
        slot.AcceptedAtTicks = row.AcceptedAt.UtcTicks;
        slot.StoredAt = now;
        slot.MaxAge = row.MaxAge;
        slot.TraceParent = row.TraceParent;
        slot.DuePlace = -1;
        slot.Body = new StoredBody(row.Body);
        row.Lane.Counts.DeadLettered--;
        row.Lane.Counts.Queued++;
        MakeReady(index);
        row.Lane.Claimable.Set();
    }

    /// <summary>Deletes an entry wherever it stands. One that is leased loses its lease.</summary>
    private void RemoveQueued(int index)
    {
        ref var slot = ref _table[index];
        slot.Lane.Counts.Queued--;
        slot.Lane.Counts.Purged++;
        var stands = slot.Place is EntryPlace.Ready or EntryPlace.Held;
        Abandon(index);
        FreeRoom(index);
        if (stands)
        {
            slot.Place = EntryPlace.Removed;
        }
        else
        {
            slot.Lane.Due.Remove(index);
            _table.Return(index);
        }
    }

    /// <summary>Counts dead letters beyond their age as purged. The first is the oldest, so that this costs nothing when none is.</summary>
    private void PurgeAged(long now)
    {
        if (_dead.Rows.Count > 0 && now - _dead.Rows[0].StoredAt >= _deadLetterMaxAge.Ticks)
        {
            PurgeStoredBefore(now - _deadLetterMaxAge.Ticks);
        }
    }

    // A method of its own, for what a lambda captures is allocated where the method begins.
    private void PurgeStoredBefore(long latest)
    {
        _aged.AddRange(Purge(row => row.StoredAt <= latest, PurgeReasons.Aged));
        _anyAged.Pulse();
    }

    private List<DeliveryReport> Purge(Predicate<DeadLetterRow> which, string reason)
    {
        var rows = _dead.Take(which);
        foreach (var row in rows)
        {
            row.Lane.Counts.DeadLettered--;
            row.Lane.Counts.Purged++;
            TakeRoom(row.Lane, -1, -row.Body.Length);
        }

        if (rows.Count > 0)
        {
            _progress.Pulse();
        }

        return rows.ConvertAll(row => DeliveryReport.OfPurged(row.EventId, row.Lane.Lane, row.Header.EventName, reason));
    }
}
