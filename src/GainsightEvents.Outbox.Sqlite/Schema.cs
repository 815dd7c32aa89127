namespace GainsightEvents.Outbox.Sqlite;

/// <summary>The tables, and how a file of an earlier version becomes one of this version.</summary>
internal static class Schema
{
    /// <summary>The version of the tables, kept in the file's <c>user_version</c>.</summary>
    public const int Version = 1;

    // Each makes the next version of the one before; the first makes it of an empty file.
    private static readonly string[] Steps =
    [
        """
        CREATE TABLE lane (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, target INTEGER NOT NULL, account TEXT, last_key INTEGER NOT NULL, bytes INTEGER NOT NULL,
            accepted INTEGER NOT NULL, delivered INTEGER NOT NULL, expired INTEGER NOT NULL, discarded INTEGER NOT NULL, purged INTEGER NOT NULL,
            dead INTEGER NOT NULL, queued INTEGER NOT NULL, missing INTEGER NOT NULL, check_sum INTEGER NOT NULL);
        CREATE TABLE lane_state (lane INTEGER PRIMARY KEY, state BLOB NOT NULL, check_sum INTEGER NOT NULL);
        CREATE TABLE entry (
            key INTEGER PRIMARY KEY, lane INTEGER NOT NULL, priority INTEGER NOT NULL, name TEXT NOT NULL, place INTEGER NOT NULL,
            stored_at INTEGER NOT NULL, max_age INTEGER NOT NULL, event_id BLOB NOT NULL, accepted_at INTEGER NOT NULL,
            identity_field TEXT, event_version TEXT, topic TEXT, contract TEXT, trace_parent TEXT,
            due_at INTEGER NOT NULL DEFAULT 0, epoch INTEGER NOT NULL DEFAULT 0, owner BLOB, attempts INTEGER NOT NULL DEFAULT 0,
            refusals INTEGER NOT NULL DEFAULT 0, unreadable INTEGER NOT NULL DEFAULT 0, last_settled_at INTEGER NOT NULL DEFAULT 0,
            dead_at INTEGER, reason TEXT, check_sum INTEGER NOT NULL, body BLOB NOT NULL);
        CREATE INDEX entry_ready ON entry (lane, priority, name) WHERE place = 0;
        CREATE INDEX entry_due ON entry (lane, due_at, stored_at) WHERE place IN (1, 2);
        CREATE INDEX entry_held ON entry (lane) WHERE place = 3;
        CREATE INDEX entry_dead ON entry (place) WHERE place = 4;
        CREATE INDEX entry_dead_age ON entry (dead_at) WHERE place = 4;
        CREATE TABLE turn (
            lane INTEGER NOT NULL, priority INTEGER NOT NULL, name TEXT NOT NULL, turn INTEGER NOT NULL, stored_at INTEGER NOT NULL,
            expires_at INTEGER NOT NULL, PRIMARY KEY (lane, priority, name)) WITHOUT ROWID;
        CREATE INDEX turn_order ON turn (lane, priority DESC, turn);
        CREATE INDEX turn_age ON turn (lane, expires_at);
        """,
    ];

    /// <summary>Brings a file up to date, whichever process comes first.</summary>
    /// <exception cref="InvalidOperationException">The file is of a later version.</exception>
    public static void Migrate(SqliteSession db)
    {
        if (db.Long("PRAGMA user_version") == Version)
        {
            return;
        }

        db.Run("BEGIN IMMEDIATE");
        try
        {
            var version = (int)db.Long("PRAGMA user_version");
            if (version > Version)
            {
                throw new InvalidOperationException(
                    $"The outbox {db.Connection.DataSource} was written by a later version of GainsightEvents.Outbox.Sqlite: its schema is {version}, and this version knows {Version}. "
                    + "Update the package, or give this application a file of its own. Nothing was changed.");
            }

            for (; version < Version; version++)
            {
                db.RunAll(Steps[version]);
            }

            db.Run($"PRAGMA user_version = {Version}");
            db.Run("COMMIT");
        }
        catch
        {
            db.TryRollBack();
            throw;
        }
    }
}
