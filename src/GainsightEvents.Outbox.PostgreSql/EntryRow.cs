using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>An entry as it is read by <see cref="Sql.EntryColumns"/>.</summary>
internal readonly record struct EntryRow(LeasedEntry Entry, long ExpiresAt)
{
    public static EntryRow Read(NpgsqlDataReader row, Lane lane) => new(
        new LeasedEntry
        {
            Key = row.GetInt64(0),
            EventId = row.GetGuid(1),
            Lane = lane,
            Header = new EntryHeader(row.GetString(3), (EventPriority)row.GetInt16(2), row.Text(4))
            {
                EventVersion = row.Text(5),
                TopicName = row.Text(6),
                ContractId = row.Text(7),
            },
            TraceParent = row.Text(8),
            Body = row.GetFieldValue<byte[]>(9),
            AcceptedAt = TimeOf(row.GetInt64(10)),
            Epoch = row.GetInt64(12),
            History = new EntryHistory(row.GetInt32(13), row.GetInt32(14), row.GetInt32(15), row.GetInt64(16)),
            ClaimedAt = 0,
            Version = 0,
        },
        row.GetInt64(11));

    public static Lane LaneOf(NpgsqlDataReader row, int at) => new((EventTarget)(int)row.GetInt16(at), row.Text(at + 1));

    /// <summary>A time that was stored in ticks.</summary>
    public static DateTimeOffset TimeOf(long ticks) => new(ticks, TimeSpan.Zero);
}
