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
            name TEXT PRIMARY KEY, target INTEGER NOT NULL, account TEXT, state BLOB, bytes INTEGER NOT NULL,
            accepted INTEGER NOT NULL, delivered INTEGER NOT NULL, expired INTEGER NOT NULL, discarded INTEGER NOT NULL, purged INTEGER NOT NULL,
            dead INTEGER NOT NULL, queued INTEGER NOT NULL, missing INTEGER NOT NULL) WITHOUT ROWID;
        CREATE TABLE entry (
            key INTEGER PRIMARY KEY AUTOINCREMENT, lane TEXT NOT NULL, event_id BLOB NOT NULL, name TEXT NOT NULL, priority INTEGER NOT NULL,
            identity_field TEXT, event_version TEXT, topic TEXT, contract TEXT, trace_parent TEXT, body BLOB NOT NULL,
            accepted_at INTEGER NOT NULL, stored_at INTEGER NOT NULL, expires_at INTEGER NOT NULL, max_age INTEGER NOT NULL,
            place INTEGER NOT NULL, turn INTEGER NOT NULL, position INTEGER NOT NULL, due_at INTEGER NOT NULL,
            epoch INTEGER NOT NULL, owner BLOB, attempts INTEGER NOT NULL, refusals INTEGER NOT NULL, unreadable INTEGER NOT NULL,
            last_settled_at INTEGER NOT NULL, dead_key INTEGER, dead_at INTEGER, reason TEXT);
        CREATE INDEX entry_order ON entry (lane, place, priority DESC, turn, position);
        CREATE INDEX entry_name ON entry (lane, priority, name, turn) WHERE place = 0;
        CREATE INDEX entry_due ON entry (lane, due_at) WHERE place IN (1, 2);
        CREATE INDEX entry_age ON entry (lane, expires_at) WHERE place IN (0, 3);
        CREATE INDEX entry_dead ON entry (dead_key) WHERE dead_key IS NOT NULL;
        CREATE INDEX entry_dead_age ON entry (dead_at) WHERE dead_at IS NOT NULL;
        CREATE TABLE sequence (value INTEGER NOT NULL);
        INSERT INTO sequence VALUES (0);
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
                db.Run(Steps[version]);
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
