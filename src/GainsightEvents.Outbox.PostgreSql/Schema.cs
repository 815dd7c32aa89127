using System.Globalization;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>The tables, and how those of an earlier version become those of this one.</summary>
internal static class Schema
{
    /// <summary>The version of the tables, kept in <c>schema_version</c>.</summary>
    public const int Version = 1;

    // Any number that nobody else takes: whoever migrates holds this lock.
    private const long MigrationLock = 0x6761696E73696768;

    // Each makes the next version of the one before; the first makes it of nothing.
    private static readonly string[] Steps =
    [
        """
        CREATE SEQUENCE {0}.place AS bigint;
        CREATE TABLE {0}.lane (
            id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name text NOT NULL UNIQUE, target smallint NOT NULL, account text, version bigint NOT NULL DEFAULT 0,
            accepted bigint NOT NULL DEFAULT 0, delivered bigint NOT NULL DEFAULT 0, expired bigint NOT NULL DEFAULT 0, discarded bigint NOT NULL DEFAULT 0,
            purged bigint NOT NULL DEFAULT 0, dead bigint NOT NULL DEFAULT 0, queued bigint NOT NULL DEFAULT 0, missing bigint NOT NULL DEFAULT 0,
            bytes bigint NOT NULL DEFAULT 0, state bytea NOT NULL DEFAULT '')
            WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
        CREATE TABLE {0}.delta (
            id bigint PRIMARY KEY DEFAULT nextval('{0}.place'), lane int NOT NULL, priority smallint, name text, accepted bigint NOT NULL DEFAULT 0,
            expired bigint NOT NULL DEFAULT 0, discarded bigint NOT NULL DEFAULT 0, purged bigint NOT NULL DEFAULT 0, dead bigint NOT NULL DEFAULT 0,
            queued bigint NOT NULL DEFAULT 0, bytes bigint NOT NULL DEFAULT 0, first_at bigint, expires_at bigint)
            WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
        CREATE TABLE {0}.entry (
            key bigint PRIMARY KEY DEFAULT nextval('{0}.place'), lane int NOT NULL, priority smallint NOT NULL, name text NOT NULL, place smallint NOT NULL,
            stored_at bigint NOT NULL, max_age bigint NOT NULL, expires_at bigint NOT NULL, event_id uuid NOT NULL, accepted_at bigint NOT NULL,
            identity_field text, event_version text, topic text, contract text, trace_parent text,
            due_at bigint NOT NULL DEFAULT 0, epoch bigint NOT NULL DEFAULT 0, owner uuid, attempts int NOT NULL DEFAULT 0, refusals int NOT NULL DEFAULT 0,
            unreadable int NOT NULL DEFAULT 0, last_settled_at bigint NOT NULL DEFAULT 0, dead_at bigint, reason text, body bytea NOT NULL)
            WITH (autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 10000, autovacuum_vacuum_insert_scale_factor = 0.1);
        CREATE INDEX entry_ready ON {0}.entry (lane, priority, name, key) WHERE place = 0;
        CREATE INDEX entry_due ON {0}.entry (lane, due_at, stored_at) WHERE place IN (1, 2);
        CREATE INDEX entry_held ON {0}.entry (lane, key) WHERE place = 3;
        CREATE INDEX entry_dead ON {0}.entry (key) WHERE place = 4;
        CREATE INDEX entry_dead_age ON {0}.entry (dead_at) WHERE place = 4;
        CREATE TABLE {0}.turn (
            lane int NOT NULL, priority smallint NOT NULL, name text NOT NULL, turn bigint NOT NULL, expires_at bigint NOT NULL, PRIMARY KEY (lane, priority, name))
            WITH (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 1000);
        CREATE INDEX turn_order ON {0}.turn (lane, priority DESC, turn);
        CREATE INDEX turn_expiry ON {0}.turn (lane, expires_at);
        """,
    ];

    /// <summary>Everything in one script, for an application that may not change schemas.</summary>
    public static string Script(string schema) => string.Format(
        CultureInfo.InvariantCulture, "BEGIN;\n{0}\n{1}\n{2}\nCOMMIT;\n", Begin(schema), string.Join("\n", Steps.Select(step => For(step, schema))), SetVersion(schema));

    /// <summary>Brings the database up to date, whichever process comes first.</summary>
    /// <exception cref="InvalidOperationException">The tables are of a later version.</exception>
    public static async Task MigrateAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        if (await VersionAsync(connection, schema, cancellationToken).ConfigureAwait(false) is var known && known >= Version)
        {
            Refuse(connection, schema, known);
            return;
        }

        var transaction = await connection.BeginTransactionAsync(cancellationToken).ConfigureAwait(false);
        await using (transaction.ConfigureAwait(false))
        {
            await RunAsync(connection, $"SELECT pg_advisory_xact_lock({MigrationLock.ToString(CultureInfo.InvariantCulture)})", cancellationToken).ConfigureAwait(false);
            var version = await VersionAsync(connection, schema, cancellationToken).ConfigureAwait(false);
            Refuse(connection, schema, version);
            if (version < Version)
            {
                await RunAsync(connection, Begin(schema), cancellationToken).ConfigureAwait(false);
                foreach (var step in Steps.Skip(version))
                {
                    await RunAsync(connection, For(step, schema), cancellationToken).ConfigureAwait(false);
                }

                await RunAsync(connection, SetVersion(schema), cancellationToken).ConfigureAwait(false);
            }

            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Looks whether somebody else has brought the database up to date.</summary>
    /// <exception cref="InvalidOperationException">The tables are not there, or not of this version.</exception>
    public static async Task RequireAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        var version = await VersionAsync(connection, schema, cancellationToken).ConfigureAwait(false);
        Refuse(connection, schema, version);
        if (version < Version)
        {
            throw new InvalidOperationException(
                $"The outbox in schema '{schema}' of database '{connection.Database}' has version {version} of the tables, and this version of GainsightEvents.Outbox.PostgreSql needs {Version}. CreateSchema is off: "
                + "run the script of PostgreSqlOutboxSchema.Script, or set CreateSchema.");
        }
    }

    private static void Refuse(NpgsqlConnection connection, string schema, int version)
    {
        if (version > Version)
        {
            throw new InvalidOperationException(
                $"The outbox in schema '{schema}' of database '{connection.Database}' was written by a later version of GainsightEvents.Outbox.PostgreSql: its schema is {version}, and this version knows {Version}. "
                + "Update the package, or give this application a schema of its own. Nothing was changed.");
        }
    }

    private static async Task<int> VersionAsync(NpgsqlConnection connection, string schema, CancellationToken cancellationToken)
    {
        // Not by to_regclass: that asks a cache, which while this waits for the lock still says what was before.
        var exists = await RunAsync(
            connection, $"SELECT EXISTS (SELECT FROM pg_catalog.pg_tables WHERE schemaname = '{schema}' AND tablename = 'schema_version')", cancellationToken).ConfigureAwait(false);
        return exists is true
            ? (int)(await RunAsync(connection, $"SELECT coalesce(max(version), 0) FROM {schema}.schema_version", cancellationToken).ConfigureAwait(false))!
            : 0;
    }

    private static string Begin(string schema) => $"CREATE SCHEMA IF NOT EXISTS {schema};\nCREATE TABLE IF NOT EXISTS {schema}.schema_version (version int NOT NULL);";

    private static string For(string step, string schema) => step.Replace("{0}", schema, StringComparison.Ordinal);

    private static string SetVersion(string schema) =>
        string.Create(CultureInfo.InvariantCulture, $"DELETE FROM {schema}.schema_version; INSERT INTO {schema}.schema_version VALUES ({Version});");

    private static async Task<object?> RunAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        var command = new NpgsqlCommand(sql, connection);
        await using (command.ConfigureAwait(false))
        {
            return await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
        }
    }
}
