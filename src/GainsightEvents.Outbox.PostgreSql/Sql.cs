namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>
/// What the store says to the database. Who publishes only inserts: entries, and rows of <c>delta</c>, which say what a transaction changes in
/// its lanes' accounts. So publishers, and callers' transactions however long they take, wait for nobody and hold up nobody. Whoever has
/// locked a lane adds its deltas up.
/// </summary>
/// <param name="schema">The PostgreSQL schema: a name that needs no quotes.</param>
internal sealed class Sql(string schema)
{
    /// <summary>What an entry is, for who sends it.</summary>
    public const string EntryColumns =
        "entry.key, entry.event_id, entry.priority, entry.name, entry.identity_field, entry.event_version, entry.topic, entry.contract, entry.trace_parent, entry.body, "
        + "entry.accepted_at, entry.expires_at, entry.epoch, entry.attempts, entry.refusals, entry.unreadable, entry.last_settled_at";

    /// <summary>How many dead letters of one age are purged, entries expired or lined up by one statement: no transaction is longer for a backlog.</summary>
    public const int MostAtOnce = 256;

    // Names of which a claim looks for what has expired.
    private const int MostNames = 16;

    private const string Sums =
        "sum(accepted)::bigint AS accepted, sum(expired)::bigint AS expired, sum(discarded)::bigint AS discarded, sum(purged)::bigint AS purged, sum(dead)::bigint AS dead, "
        + "sum(queued)::bigint AS queued, sum(bytes)::bigint AS bytes";

    /// <summary>The schema, and the channel of NOTIFY.</summary>
    public string Schema => schema;

    /// <summary>Makes a lane's row. $1 name, $2 target, $3 account.</summary>
    public string AddLane { get; } = $"INSERT INTO {schema}.lane (name, target, account) VALUES ($1, $2, $3) ON CONFLICT (name) DO NOTHING";

    /// <summary>Finds a lane's row. $1 name.</summary>
    public string FindLane { get; } = $"SELECT id FROM {schema}.lane WHERE name = $1";

    /// <summary>
    /// Appends entries, and what that changes in the accounts. What entries have in common goes over once: $1 to $7 are what kinds of entries there are, and $8 says which each
    /// one is. $8 to $14 the entries, $15 and $17 to $22 the deltas, $16 now.
    /// </summary>
    public string Append { get; } =
        $"""
        WITH clock AS MATERIALIZED (SELECT {Now(16)} AS now),
        entries AS (
            INSERT INTO {schema}.entry (lane, priority, name, identity_field, event_version, topic, contract, place, stored_at, max_age, expires_at, event_id, accepted_at, trace_parent, dead_at, reason, body)
            SELECT ($1::int[])[kind], ($2::smallint[])[kind], ($3::text[])[kind], ($4::text[])[kind], ($5::text[])[kind], ($6::text[])[kind], ($7::text[])[kind],
                CASE WHEN reason IS NULL THEN {Place.Ready} ELSE {Place.Dead} END, clock.now, max_age, clock.now + max_age, event_id, accepted_at, trace_parent,
                CASE WHEN reason IS NULL THEN NULL ELSE clock.now END, reason, body
            FROM clock, unnest($8::int[], $9::bigint[], $10::uuid[], $11::bigint[], $12::text[], $13::text[], $14::bytea[]) AS row (kind, max_age, event_id, accepted_at, trace_parent, reason, body))
        INSERT INTO {schema}.delta (lane, priority, name, accepted, dead, queued, bytes, first_at, expires_at)
        SELECT lane, priority, CASE WHEN queued > 0 THEN name END, queued + dead, dead, queued, bytes, CASE WHEN queued > 0 THEN clock.now END, CASE WHEN queued > 0 THEN clock.now + max_age END
        FROM clock, unnest($15::int[], $17::smallint[], $18::text[], $19::bigint[], $20::bigint[], $21::bigint[], $22::bigint[]) AS row (lane, priority, name, dead, queued, bytes, max_age)
        """;

    /// <summary>Wakes the dispatchers of other processes.</summary>
    public string Notify { get; } = $"NOTIFY {schema}";

    /// <summary>What the lanes hold of the room.</summary>
    public string Uses { get; } =
        $"""
        SELECT lane.target, lane.account, lane.queued + lane.dead + coalesce(sum.events, 0), lane.bytes + coalesce(sum.bytes, 0)
        FROM {schema}.lane LEFT JOIN (SELECT lane, sum(queued + dead)::bigint AS events, sum(bytes)::bigint AS bytes FROM {schema}.delta GROUP BY lane) AS sum ON sum.lane = lane.id
        ORDER BY lane.name COLLATE "C"
        """;

    /// <summary>Locks a lane. $1 lane.</summary>
    public string LockLane { get; } = $"SELECT id FROM {schema}.lane WHERE id = $1 FOR NO KEY UPDATE";

    /// <summary>Locks those lanes that nobody else works on, where there is anything to add up.</summary>
    public string LockIdleLanes { get; } =
        $"SELECT id FROM {schema}.lane WHERE EXISTS (SELECT FROM {schema}.delta WHERE delta.lane = lane.id) ORDER BY id FOR NO KEY UPDATE SKIP LOCKED";

    /// <summary>Locks all lanes.</summary>
    public string LockLanes { get; } = $"SELECT id FROM {schema}.lane ORDER BY id FOR NO KEY UPDATE";

    /// <summary>Adds up a locked lane's deltas, and lets their names join the line. $1 lanes.</summary>
    public string Fold { get; } =
        $"""
        WITH gone AS (DELETE FROM {schema}.delta WHERE lane = ANY ($1) RETURNING *),
        joined AS (
            INSERT INTO {schema}.turn (lane, priority, name, turn, expires_at)
            SELECT lane, priority, name, min(id), min(expires_at) FROM gone WHERE name IS NOT NULL GROUP BY lane, priority, name
            ON CONFLICT (lane, priority, name) DO UPDATE SET expires_at = excluded.expires_at WHERE turn.expires_at > excluded.expires_at)
        UPDATE {schema}.lane SET accepted = lane.accepted + sum.accepted, expired = lane.expired + sum.expired, discarded = lane.discarded + sum.discarded,
            purged = lane.purged + sum.purged, dead = lane.dead + sum.dead, queued = lane.queued + sum.queued, bytes = lane.bytes + sum.bytes, version = version + 1
        FROM (SELECT lane, {Sums} FROM gone GROUP BY lane) AS sum WHERE lane.id = sum.lane
        """;

    /// <summary>Puts what is due into its place in the queue. $1 lane, $2 now, $3 the latest that anything may be due: beyond it, a clock was set back.</summary>
    public string LineUpDue { get; } = LineUp(
        schema, $"place IN ({Place.Waiting}, {Place.Leased}) AND lane = $1 AND (due_at <= {Now(2)} OR due_at > {Now(2)} + $3) ORDER BY due_at, key LIMIT {4 * MostAtOnce}");

    /// <summary>Puts what was refused with its lane back into the queue. $1 lane.</summary>
    public string LineUpHeld { get; } = LineUp(schema, $"place = {Place.Held} AND lane = $1 ORDER BY key");

    /// <summary>Gives back a process's leases. $1 owner.</summary>
    public string LineUpOwned { get; } = LineUp(schema, $"place IN ({Place.Waiting}, {Place.Leased}) AND place = {Place.Leased} AND owner = $1 ORDER BY key");

    /// <summary>Ends what is older than its MaxAge, of names that may have such. $1 lane, $2 now.</summary>
    public string Expire { get; } =
        $"""
        WITH clock AS MATERIALIZED (SELECT {Now(2)} AS now),
        old AS (
            SELECT head.key FROM clock
            CROSS JOIN LATERAL (SELECT priority, name FROM {schema}.turn WHERE lane = $1 AND expires_at <= clock.now ORDER BY expires_at LIMIT {MostNames}) AS name
            CROSS JOIN LATERAL (SELECT key, expires_at FROM {First(schema, "name")}) AS head WHERE head.expires_at <= clock.now
            UNION ALL
            SELECT held.key FROM clock CROSS JOIN (SELECT key, expires_at FROM {schema}.entry WHERE place = {Place.Held} AND lane = $1 ORDER BY key LIMIT {MostAtOnce}) AS held WHERE held.expires_at <= clock.now
            LIMIT {MostAtOnce}),
        locked AS (SELECT key FROM {schema}.entry WHERE key IN (SELECT key FROM old) FOR UPDATE SKIP LOCKED),
        gone AS (DELETE FROM {schema}.entry USING locked WHERE entry.key = locked.key RETURNING event_id, name, body),
        counted AS (
            INSERT INTO {schema}.delta (lane, expired, queued, bytes) SELECT $1, count(*), -count(*), -sum(length(body)) FROM gone HAVING count(*) > 0)
        SELECT event_id, name, body FROM gone
        """;

    /// <summary>Notes when the first of such a name expires now that these are gone. The same parameters.</summary>
    public string Refresh { get; } =
        $"""
        UPDATE {schema}.turn SET expires_at = coalesce((SELECT min(first.expires_at) FROM (SELECT expires_at FROM {First(schema, "turn")}) AS first), {long.MaxValue})
        WHERE lane = $1 AND expires_at <= {Now(2)}
        """;

    /// <summary>Sends home names at the head of the line that have nothing left. $1 lane, $2 how many to look at.</summary>
    public string SendHome { get; } =
        $"""
        DELETE FROM {schema}.turn USING (SELECT priority, name FROM {schema}.turn WHERE lane = $1 ORDER BY priority DESC, turn LIMIT $2) AS first
        WHERE turn.lane = $1 AND turn.priority = first.priority AND turn.name = first.name AND {HasNone(schema, "first")}
        """;

    /// <summary>What a lane's policy knows, and the time. $1 lane, $2 now.</summary>
    public string State { get; } =
        $"SELECT state, {Now(2)} FROM {schema}.lane WHERE id = $1";

    /// <summary>The entries whose turn it is, in that order: names of one priority in turn, each name's by acceptance. $1 lane, $2 how many.</summary>
    public string Candidates { get; } =
        $"""
        WITH ranked AS (
            SELECT head.key, name.priority, head.rank, name.turn
            FROM (SELECT priority, name, turn FROM {schema}.turn WHERE lane = $1 ORDER BY priority DESC, turn LIMIT $2) AS name
            CROSS JOIN LATERAL (
                SELECT key, row_number() OVER (ORDER BY key) AS rank
                FROM (SELECT key FROM {schema}.entry WHERE place = {Place.Ready} AND lane = $1 AND priority = name.priority AND entry.name = name.name ORDER BY key LIMIT $2) AS first) AS head
            ORDER BY name.priority DESC, head.rank, name.turn LIMIT $2)
        SELECT {EntryColumns} FROM ranked JOIN {schema}.entry ON entry.key = ranked.key
        ORDER BY ranked.priority DESC, ranked.rank, ranked.turn FOR UPDATE OF entry SKIP LOCKED
        """;

    /// <summary>The longest untried of what was refused with its lane. $1 lane.</summary>
    public string FirstHeld { get; } = $"SELECT {EntryColumns} FROM {schema}.entry WHERE place = {Place.Held} AND lane = $1 ORDER BY key LIMIT 1 FOR UPDATE SKIP LOCKED";

    /// <summary>Leases entries. $1 keys, $2 owner, $3 until when.</summary>
    public string Lease { get; } = $"UPDATE {schema}.entry SET place = {Place.Leased}, epoch = epoch + 1, owner = $2, due_at = $3 WHERE key = ANY ($1)";

    /// <summary>Sends names that were served to the end of the line, or home. $1 lane, $2 priorities, $3 names, in the order in which they were served.</summary>
    public string Served { get; } =
        $"""
        WITH served AS (SELECT priority, name, nextval('{schema}.place') AS turn FROM unnest($2::smallint[], $3::text[]) AS row (priority, name))
        UPDATE {schema}.turn SET turn = served.turn FROM served WHERE turn.lane = $1 AND turn.priority = served.priority AND turn.name = served.name
        """;

    /// <summary>Sends names home that have nothing left. The same parameters.</summary>
    public string ServedHome { get; } =
        $"""
        DELETE FROM {schema}.turn USING unnest($2::smallint[], $3::text[]) AS served (priority, name)
        WHERE turn.lane = $1 AND turn.priority = served.priority AND turn.name = served.name AND {HasNone(schema, "served")}
        """;

    /// <summary>Writes what a lane's policy knows. $1 lane, $2 state.</summary>
    public string SaveState { get; } = $"UPDATE {schema}.lane SET state = $2, version = version + 1 WHERE id = $1";

    /// <summary>What is left for the next claim. $1 lane.</summary>
    public string Left { get; } =
        $"""
        SELECT (SELECT min(due_at) FROM {schema}.entry WHERE place IN ({Place.Waiting}, {Place.Leased}) AND lane = $1),
            EXISTS (SELECT FROM {schema}.entry WHERE place = {Place.Ready} AND lane = $1)
        """;

    /// <summary>Changes with every change of the store that is committed.</summary>
    public string Seen { get; } =
        $"SELECT (SELECT coalesce(sum(version), 0)::bigint FROM {schema}.lane), (SELECT coalesce(sum(id), 0)::numeric::text FROM {schema}.delta)";

    /// <summary>Those of the entries that are still leased so. $1 keys, $2 epochs.</summary>
    public string StillLeased { get; } =
        $"""
        SELECT entry.key FROM {schema}.entry JOIN unnest($1::bigint[], $2::bigint[]) AS lease (key, epoch) ON entry.key = lease.key AND entry.epoch = lease.epoch
        WHERE entry.place = {Place.Leased} ORDER BY entry.key FOR UPDATE OF entry
        """;

    /// <summary>Removes what was delivered. $1 keys.</summary>
    public string Delivered { get; } = $"DELETE FROM {schema}.entry WHERE key = ANY ($1)";

    /// <summary>Makes entries dead letters. $1 keys, $2 reasons, $3 now.</summary>
    public string Bury { get; } =
        $"""
        UPDATE {schema}.entry SET key = dead.place, place = {Place.Dead}, dead_at = $3, reason = dead.reason, owner = NULL, due_at = 0, attempts = attempts + 1
        FROM (SELECT key, reason, nextval('{schema}.place') AS place FROM unnest($1::bigint[], $2::text[]) AS row (key, reason)) AS dead WHERE entry.key = dead.key
        """;

    /// <summary>Puts entries back. $1 keys, $2 places, $3 when they are due, $4 attempts, $5 refusals, $6 unreadable answers, $7 when they were last settled.</summary>
    public string Requeue { get; } =
        $"""
        WITH back AS (
            UPDATE {schema}.entry SET key = row.next, place = row.place, due_at = row.due_at, owner = NULL, attempts = row.attempts, refusals = row.refusals,
                unreadable = row.unreadable, last_settled_at = row.last_settled_at
            FROM (
                SELECT *, nextval('{schema}.place') AS next
                FROM unnest($1::bigint[], $2::smallint[], $3::bigint[], $4::int[], $5::int[], $6::int[], $7::bigint[])
                    AS row (key, place, due_at, attempts, refusals, unreadable, last_settled_at)) AS row
            WHERE entry.key = row.key RETURNING entry.key, entry.lane, entry.priority, entry.name, entry.place, entry.stored_at, entry.expires_at)
        INSERT INTO {schema}.delta (lane, priority, name, first_at, expires_at)
        SELECT lane, priority, name, min(stored_at), min(expires_at) FROM back WHERE place = {Place.Ready} GROUP BY lane, priority, name ORDER BY min(key)
        """;

    /// <summary>Counts what was settled. $1 lane, $2 state, $3 delivered, $4 dead letters, $5 bytes delivered.</summary>
    public string Settled { get; } =
        $"""
        UPDATE {schema}.lane SET state = $2, delivered = delivered + $3, dead = dead + $4, queued = queued - $3 - $4, bytes = bytes - $5, version = version + 1 WHERE id = $1
        """;

    /// <summary>Everything, in one snapshot. $1 now.</summary>
    public string Snapshot { get; } =
        $"""
        SELECT lane.target, lane.account, lane.accepted + coalesce(sum.accepted, 0), lane.delivered, lane.expired + coalesce(sum.expired, 0), lane.discarded + coalesce(sum.discarded, 0),
            lane.purged + coalesce(sum.purged, 0), lane.dead + coalesce(sum.dead, 0), lane.queued + coalesce(sum.queued, 0), lane.missing, lane.bytes + coalesce(sum.bytes, 0), lane.state, {Now(1)},
            least(
                (SELECT min(head.stored_at) FROM {schema}.turn CROSS JOIN LATERAL (
                    SELECT stored_at FROM {schema}.entry
                    WHERE place = {Place.Ready} AND entry.lane = turn.lane AND entry.priority = turn.priority AND entry.name = turn.name ORDER BY key LIMIT 1) AS head WHERE turn.lane = lane.id),
                (SELECT min(stored_at) FROM {schema}.entry WHERE place IN ({Place.Waiting}, {Place.Leased}) AND entry.lane = lane.id),
                (SELECT min(stored_at) FROM {schema}.entry WHERE place = {Place.Held} AND entry.lane = lane.id),
                sum.first_at)
        FROM {schema}.lane LEFT JOIN (SELECT lane, {Sums}, min(first_at) AS first_at FROM {schema}.delta GROUP BY lane) AS sum ON sum.lane = lane.id
        ORDER BY lane.name COLLATE "C"
        """;

    /// <summary>Lists dead letters. $1 after which key, $2 lane's name, $3 event's name, $4 reason, $5 how many.</summary>
    public string ListDead { get; } =
        $"""
        SELECT entry.key, event_id, entry.name, body, reason, attempts, accepted_at, dead_at, lane.target, lane.account
        FROM {schema}.entry JOIN {schema}.lane ON lane.id = entry.lane
        WHERE place = {Place.Dead} AND key > $1 AND ($2::text IS NULL OR lane.name = $2) AND ($3::text IS NULL OR entry.name = $3)
            AND ($4::text IS NULL OR position(lower($4 COLLATE "C") IN lower(reason COLLATE "C")) > 0)
        ORDER BY key LIMIT $5
        """;

    /// <summary>Replaces a dead letter's body. $1 key, $2 body.</summary>
    public string Repair { get; } =
        $"""
        WITH old AS (SELECT key, length(body) AS length FROM {schema}.entry WHERE key = $1 AND place = {Place.Dead} FOR UPDATE),
        repaired AS (UPDATE {schema}.entry SET body = $2 FROM old WHERE entry.key = old.key RETURNING lane, length(entry.body) - old.length AS bytes)
        INSERT INTO {schema}.delta (lane, bytes) SELECT lane, bytes FROM repaired RETURNING lane
        """;

    /// <summary>Puts dead letters back into the queue. $1 keys, $2 now.</summary>
    public string Replay { get; } =
        $"""
        WITH dead AS (SELECT key, nextval('{schema}.place') AS place FROM (
            SELECT key FROM {schema}.entry WHERE key = ANY ($1) AND place = {Place.Dead} ORDER BY key FOR UPDATE) AS first),
        back AS (
            UPDATE {schema}.entry SET key = dead.place, place = {Place.Ready}, stored_at = {Now(2)}, expires_at = {Now(2)} + max_age, attempts = 0, refusals = 0, unreadable = 0, last_settled_at = 0,
                dead_at = NULL, reason = NULL
            FROM dead WHERE entry.key = dead.key RETURNING entry.key, lane, priority, name, stored_at, expires_at),
        joined AS (
            INSERT INTO {schema}.delta (lane, priority, name, queued, dead, first_at, expires_at)
            SELECT lane, priority, name, count(*), -count(*), min(stored_at), min(expires_at) FROM back GROUP BY lane, priority, name ORDER BY min(key))
        SELECT count(*) FROM back
        """;

    /// <summary>Deletes dead letters. $1 keys.</summary>
    public string PurgeDead { get; } = Purge(schema, $"key = ANY ($1) AND place = {Place.Dead} ORDER BY key");

    /// <summary>Deletes dead letters of an age. $1 the age, $2 now.</summary>
    public string PurgeAged { get; } = Purge(schema, $"place = {Place.Dead} AND dead_at <= {Now(2)} - $1 ORDER BY dead_at LIMIT {4 * MostAtOnce}", "SKIP LOCKED");

    /// <summary>Reads every entry, to see whose it is.</summary>
    public string Everything { get; } = $"SELECT lane, event_id, identity_field, body FROM {schema}.entry";

    /// <summary>Deletes entries wherever they stand. $1 lanes, $2 event ids.</summary>
    public string PurgeEvents { get; } = Purge(
        schema, "(lane, event_id) IN (SELECT lane, event_id FROM unnest($1::int[], $2::uuid[]) AS row (lane, event_id)) ORDER BY key");

    /// <summary>
    /// The entries that are dropped first: of the lowest priority the oldest. Each name has its own in the order in which they came.
    /// $1 how many of each name, $2 how many.
    /// </summary>
    public string Droppable { get; } =
        $"""
        SELECT entry.key, lane.target, lane.account, entry.event_id, entry.name, entry.body
        FROM {schema}.turn CROSS JOIN LATERAL (
            SELECT * FROM {schema}.entry WHERE place = {Place.Ready} AND entry.lane = turn.lane AND entry.priority = turn.priority AND entry.name = turn.name ORDER BY key LIMIT $1) AS head
        JOIN {schema}.entry ON entry.key = head.key JOIN {schema}.lane ON lane.id = head.lane
        ORDER BY head.priority, head.stored_at, head.key LIMIT $1 FOR UPDATE OF entry SKIP LOCKED
        """;

    /// <summary>Drops entries. $1 keys.</summary>
    public string Drop { get; } =
        $"""
        WITH gone AS (DELETE FROM {schema}.entry WHERE key = ANY ($1) RETURNING lane, length(body) AS bytes)
        INSERT INTO {schema}.delta (lane, discarded, queued, bytes) SELECT lane, count(*), -count(*), -sum(bytes) FROM gone GROUP BY lane
        """;

    /// <summary>A time: the parameter where it is set, as tests do; else the database's own, in ticks of 100 ns.</summary>
    private static string Now(int parameter) => $"coalesce(${parameter}::bigint, (extract(epoch FROM clock_timestamp()) * 10000000)::bigint + 621355968000000000)";

    /// <summary>The first entries of a name that wait for their turn.</summary>
    private static string First(string schema, string name) =>
        $"{schema}.entry WHERE place = {Place.Ready} AND lane = $1 AND entry.priority = {name}.priority AND entry.name = {name}.name ORDER BY key LIMIT {MostAtOnce}";

    private static string HasNone(string schema, string name) =>
        $"NOT EXISTS (SELECT FROM {schema}.entry WHERE place = {Place.Ready} AND lane = $1 AND entry.priority = {name}.priority AND entry.name = {name}.name)";

    /// <summary>Gives entries a place in the queue, behind all that wait there, and their names one in the line.</summary>
    private static string LineUp(string schema, string which) =>
        $"""
        WITH due AS (SELECT key, nextval('{schema}.place') AS place FROM (SELECT key FROM {schema}.entry WHERE {which} FOR UPDATE SKIP LOCKED) AS first),
        lined AS (
            UPDATE {schema}.entry SET key = due.place, place = {Place.Ready}, owner = NULL, due_at = 0 FROM due WHERE entry.key = due.key
            RETURNING entry.key, lane, priority, name, stored_at, expires_at)
        INSERT INTO {schema}.delta (lane, priority, name, first_at, expires_at)
        SELECT lane, priority, name, min(stored_at), min(expires_at) FROM lined GROUP BY lane, priority, name ORDER BY min(key)
        """;

    private static string Purge(string schema, string which, string locked = "") =>
        $"""
        WITH found AS (SELECT key FROM {schema}.entry WHERE {which} FOR UPDATE {locked}),
        gone AS (DELETE FROM {schema}.entry USING found WHERE entry.key = found.key RETURNING lane, event_id, name, place, length(body) AS bytes),
        counted AS (
            INSERT INTO {schema}.delta (lane, purged, dead, queued, bytes)
            SELECT lane, count(*), -count(*) FILTER (WHERE place = {Place.Dead}), -count(*) FILTER (WHERE place <> {Place.Dead}), -sum(bytes) FROM gone GROUP BY lane)
        SELECT gone.event_id, gone.name, lane.target, lane.account FROM gone JOIN {schema}.lane ON lane.id = gone.lane
        """;
}
