using System.Text;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>The statement that appends entries.</summary>
internal static class Insertion
{
    /// <summary>Adds it to a batch.</summary>
    public static void Add(StatementBatch statements, Database database, IReadOnlyList<AppendBatch> batches, IReadOnlyDictionary<Lane, int> lanes)
    {
        // What entries of one kind have in common, and what they change in the account of their lane.
        var numbers = new Dictionary<(Lane Lane, EntryHeader Header), int>();
        var kinds = new List<Kind>();
        var count = batches.Sum(static batch => batch.Entries.Length);
        var (kindOf, maxAges, ids, acceptedAt) = (new List<int>(count), new List<long>(count), new List<Guid>(count), new List<long>(count));
        var (traceParents, reasons, bodies) = (new List<string?>(count), new List<string?>(count), new List<byte[]>(count));
        foreach (var batch in batches)
        {
            foreach (ref readonly var entry in batch.Entries.AsSpan())
            {
                if (!numbers.TryGetValue((entry.Lane, entry.Header), out var number))
                {
                    kinds.Add(new Kind(lanes[entry.Lane], entry.Header));
                    numbers.Add((entry.Lane, entry.Header), number = kinds.Count);
                }

                kinds[number - 1].Count(entry);
                kindOf.Add(number);
                maxAges.Add(entry.MaxAge.Ticks);
                ids.Add(entry.EventId);
                acceptedAt.Add(entry.AcceptedAt.UtcTicks);
                traceParents.Add(Text(entry.TraceParent));
                reasons.Add(Text(entry.DeadReason));
                bodies.Add(entry.BodyLength == batch.Bodies.Length ? batch.Bodies : batch.Bodies.AsSpan(entry.BodyStart, entry.BodyLength).ToArray());
            }
        }

        var (laneIds, priorities, names) = (kinds.ConvertAll(static kind => kind.Lane), kinds.ConvertAll(static kind => (short)kind.Header.Priority), kinds.ConvertAll(static kind => Text(kind.Header.EventName)));
        statements.Add(
            database.Sql.Append,
            laneIds,
            priorities,
            names,
            kinds.ConvertAll(static kind => Text(kind.Header.IdentityField)),
            kinds.ConvertAll(static kind => Text(kind.Header.EventVersion)),
            kinds.ConvertAll(static kind => Text(kind.Header.TopicName)),
            kinds.ConvertAll(static kind => Text(kind.Header.ContractId)),
            kindOf,
            maxAges,
            ids,
            acceptedAt,
            traceParents,
            reasons,
            bodies,
            laneIds,
            database.Now,
            priorities,
            names,
            kinds.ConvertAll(static kind => kind.Dead),
            kinds.ConvertAll(static kind => kind.Queued),
            kinds.ConvertAll(static kind => kind.Bytes),
            kinds.ConvertAll(static kind => kind.MaxAge));
    }

    // PostgreSQL has no text for U+0000, nor for halves of characters.
    private static string? Text(string? text)
    {
        if (text is null || !text.AsSpan().ContainsAnyInRange('\ud800', '\udfff') && !text.Contains('\0', StringComparison.Ordinal))
        {
            return text;
        }

        return Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)).Replace('\0', '\uFFFD');
    }

    private sealed class Kind(int lane, EntryHeader header)
    {
        public int Lane => lane;

        public EntryHeader Header => header;

        public long Dead { get; private set; }

        public long Queued { get; private set; }

        public long Bytes { get; private set; }

        /// <summary>The shortest of those that are queued.</summary>
        public long MaxAge { get; private set; } = long.MaxValue / 2;

        public void Count(in NewEntry entry)
        {
            Bytes += entry.BodyLength;
            if (entry.DeadReason is not null)
            {
                Dead++;
                return;
            }

            Queued++;
            MaxAge = Math.Min(MaxAge, entry.MaxAge.Ticks);
        }
    }
}
