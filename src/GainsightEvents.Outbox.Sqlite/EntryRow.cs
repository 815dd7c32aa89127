using System.Text;

namespace GainsightEvents.Outbox.Sqlite;

/// <summary>The columns of an entry that say what it is, and the checksum over them. Where it stands is not in it, and changes.</summary>
internal static class EntryRow
{
    /// <summary>What <see cref="IsSound"/> and the others read, as the first columns of a query.</summary>
    public const string Columns =
        "key, lane, priority, name, stored_at, max_age, event_id, accepted_at, identity_field, event_version, topic, contract, trace_parent, body, check_sum, dead_at, reason";

    /// <summary>How many these are: what a query selects besides begins here.</summary>
    public const int Count = 17;

    /// <summary>Whether a row is what was written.</summary>
    public static bool IsSound(Statement row) => row.Long(14) == CheckOf(row);

    /// <summary>The checksum that a row should have.</summary>
    public static long CheckOf(Statement row)
    {
        var check = default(RowCheck);
        check.Add(row.Long(1));
        check.Add(row.Long(2));
        check.Add(row.Bytes(3));
        check.Add(row.Long(4));
        check.Add(row.Long(5));
        check.Add(row.Bytes(6));
        check.Add(row.Long(7));
        for (var at = 8; at <= 12; at++)
        {
            AddText(at);
        }

        check.Add(row.Bytes(13));
        check.Add(row.Long(15));
        AddText(16);
        return check.Value;

        void AddText(int at)
        {
            if (row.IsNull(at))
            {
                check.Add(-1L);
            }
            else
            {
                check.Add(row.Bytes(at));
            }
        }
    }

    /// <summary>Inserts an entry under a key.</summary>
    public static void Insert(Statement insert, long key, long lane, in NewEntry entry, ReadOnlySpan<byte> body, long now)
    {
        var header = entry.Header;
        var (name, id) = (Encoding.UTF8.GetBytes(header.EventName), entry.EventId.ToByteArray());
        var check = default(RowCheck);
        Long(1, key, isChecked: false);
        Long(2, lane);
        Long(3, (int)header.Priority);
        insert.BindText(4, name);
        check.AddText(name);
        Long(5, now);
        Long(6, entry.MaxAge.Ticks);
        insert.BindBlob(7, id);
        check.Add(id.AsSpan());
        Long(8, entry.AcceptedAt.UtcTicks);
        Text(9, header.IdentityField);
        Text(10, header.EventVersion);
        Text(11, header.TopicName);
        Text(12, header.ContractId);
        Text(13, entry.TraceParent);
        insert.BindBlob(14, body);
        check.Add(body);
        var deadAt = entry.DeadReason is null ? 0 : now;
        check.Add(deadAt);
        if (deadAt == 0)
        {
            insert.BindNull(16);
        }
        else
        {
            insert.Bind(16, deadAt);
        }

        Text(17, entry.DeadReason);
        insert.Bind(15, check.Value);

        void Long(int at, long value, bool isChecked = true)
        {
            insert.Bind(at, value);
            if (isChecked)
            {
                check.Add(value);
            }
        }

        void Text(int at, string? value)
        {
            var utf8 = value is null ? null : Encoding.UTF8.GetBytes(value);
            insert.BindText(at, utf8);
            check.AddText(utf8);
        }
    }

    public static EntryHeader HeaderOf(Statement row) => new(row.Text(3)!, (EventPriority)row.Int(2), row.Text(8))
    {
        EventVersion = row.Text(9),
        TopicName = row.Text(10),
        ContractId = row.Text(11),
    };

    /// <summary>A time that was stored in ticks; of a damaged row, the nearest that there is.</summary>
    public static DateTimeOffset TimeOf(long ticks) => new(Math.Min(Math.Max(ticks, 0), DateTime.MaxValue.Ticks), TimeSpan.Zero);

    public static DeliveryReport ReportOf(Statement row, Lane lane, DeliveryOutcome outcome) => new()
    {
        EventId = row.Guid(6),
        Lane = lane,
        EventName = row.Text(3)!,
        Body = row.Bytes(13).ToArray(),
        Outcome = outcome,
    };
}
