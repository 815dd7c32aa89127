using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

internal sealed partial class PostgreSqlOutbox
{
    public async ValueTask<IReadOnlyList<DeadLetter>> ListDeadLettersAsync(DeadLetterFilter filter, CancellationToken cancellationToken)
    {
        await _appender.CaughtUpAsync().ConfigureAwait(false);
        await PurgeAgedAsync(everyTime: true, cancellationToken).ConfigureAwait(false);
        return await _database.RunAsync(
            async batch =>
            {
                batch.Add(Sql.ListDead, filter.AfterKey, filter.Lane?.Name, filter.EventName, filter.Reason, (long)filter.MaxCount);
                return await batch.ReadAsync(
                    static row => new DeadLetter
                    {
                        Key = row.GetInt64(0),
                        EventId = row.GetGuid(1),
                        EventName = row.GetString(2),
                        Body = row.GetFieldValue<byte[]>(3),
                        Reason = row.Text(4) ?? "",
                        Attempts = row.GetInt32(5),
                        AcceptedAt = EntryRow.TimeOf(row.GetInt64(6)),
                        DeadLetteredAt = EntryRow.TimeOf(row.GetInt64(7)),
                        Lane = EntryRow.LaneOf(row, 8),
                    },
                    cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) => await ChangeAsync(
        async batch =>
        {
            batch.Add(Sql.Repair, key, body.ToArray());
            return (await batch.ReadAsync(static row => row.GetInt32(0), cancellationToken).ConfigureAwait(false)).Count > 0;
        },
        cancellationToken).ConfigureAwait(false);

    public async ValueTask<int?> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) => await ChangeAsync<int?>(
        async batch =>
        {
            batch.Add(Sql.Replay, keys.ToArray(), _database.Now);
            return (int)(await batch.ReadAsync(static row => row.GetInt64(0), cancellationToken).ConfigureAwait(false))[0];
        },
        cancellationToken).ConfigureAwait(false);

    public ValueTask<IReadOnlyList<DeliveryReport>> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken) =>
        PurgeAsync(PurgeReasons.Asked, batch => batch.Add(Sql.PurgeDead, keys.ToArray()), cancellationToken);

    public async ValueTask<IReadOnlyList<DeliveryReport>> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken)
    {
        await _appender.CaughtUpAsync().ConfigureAwait(false);
        var purged = new List<DeliveryReport>();
        while (await FindByIdentifyIdAsync(identifyId, cancellationToken).ConfigureAwait(false) is { Count: > 0 } found)
        {
            // One that goes to another place in this very moment is missed, and found again.
            purged.AddRange(await PurgeAsync(
                PurgeReasons.Erased, batch => batch.Add(Sql.PurgeEvents, found.ConvertAll(static row => row.Lane), found.ConvertAll(static row => row.EventId)), cancellationToken).ConfigureAwait(false));
        }

        return purged;
    }

    /// <summary>Finds the entries of a user. The id is in the body, where no index is; nobody erases often. They are told by their events, for a key changes with each place.</summary>
    private async ValueTask<List<(int Lane, Guid EventId)>> FindByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken) => await _database.RunAsync(
        async batch =>
        {
            batch.Add(Sql.Everything);
            var rows = await batch.ReadAsync(
                row => BodyIdentity.Matches(row.GetFieldValue<byte[]>(3), row.Text(2), identifyId) ? (row.GetInt32(0), row.GetGuid(1)) : default, cancellationToken).ConfigureAwait(false);
            return rows.FindAll(static row => row != default);
        },
        cancellationToken).ConfigureAwait(false);

    private async ValueTask<IReadOnlyList<DeliveryReport>> PurgeAsync(string reason, Action<StatementBatch> add, CancellationToken cancellationToken) => await ChangeAsync(
        async batch =>
        {
            add(batch);
            return await batch.ReadAsync(row => ReportOf(row, reason), cancellationToken).ConfigureAwait(false);
        },
        cancellationToken).ConfigureAwait(false);

    /// <summary>Purges dead letters beyond their age, for whoever reads what ended.</summary>
    private async ValueTask PurgeAgedAsync(bool everyTime, CancellationToken cancellationToken)
    {
        if (!everyTime && _agedAt is { } at && _time.GetElapsedTime(at) < AgeInterval)
        {
            return;
        }

        _agedAt = _time.GetTimestamp();
        var aged = await _database.RunAsync(
            async batch =>
            {
                batch.Add(Sql.PurgeAged, _deadLetterMaxAge.Ticks, _database.Now);
                return await batch.ReadAsync(static row => ReportOf(row, PurgeReasons.Aged), cancellationToken).ConfigureAwait(false);
            },
            cancellationToken).ConfigureAwait(false);
        if (aged.Count > 0)
        {
            _line.Tell(aged);
            Changed();
        }
    }

    private static DeliveryReport ReportOf(NpgsqlDataReader row, string reason) =>
        DeliveryReport.OfPurged(row.GetGuid(0), EntryRow.LaneOf(row, 2), row.GetString(1), reason);
}
