using GainsightEvents.Outbox.PostgreSql;

namespace GainsightEvents;

/// <summary>The tables of the outbox, for an application that may not change schemas itself.</summary>
public static class PostgreSqlOutboxSchema
{
    /// <summary>The version of the tables that this package reads and writes.</summary>
    public const int Version = Schema.Version;

    /// <summary>
    /// The script that makes the tables in a database that has none of them. Run it with psql as a role that may create schemas, and grant the application's role what it needs:
    /// <c>USAGE</c> on the schema, and <c>SELECT, INSERT, UPDATE, DELETE</c> on its tables, <c>USAGE</c> on its sequences.
    /// </summary>
    /// <param name="schema">The schema, as <see cref="PostgreSqlOutboxOptions.Schema"/> has it.</param>
    /// <exception cref="ArgumentException">The schema's name is none that the options admit.</exception>
    public static string Script(string schema = "gainsight")
    {
        SchemaName.Require(schema, nameof(schema));
        return Schema.Script(schema);
    }
}
