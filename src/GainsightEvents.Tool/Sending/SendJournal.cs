using System.Data;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using GainsightEvents.Tool.Commands;
using Microsoft.Data.Sqlite;

namespace GainsightEvents.Tool.Sending;

/// <summary>
/// How far an input has been read, and which of its lines are invalid: kept in the file of the outbox, in the transaction that accepts the events. So each valid line is
/// accepted once, wherever the process is killed.
/// </summary>
internal sealed class SendJournal : IDisposable
{
    private readonly SqliteConnection _connection;

    private SendJournal(SqliteConnection connection) => _connection = connection;

    /// <summary>Records of the input that were read.</summary>
    public long Read { get; private set; }

    /// <summary>Of these, the valid ones, which the outbox accepted.</summary>
    public long Accepted { get; private set; }

    /// <summary>Of these, the invalid ones.</summary>
    public long Rejected => Read - Accepted;

    /// <summary>Whether the whole input was read.</summary>
    public bool IsComplete { get; private set; }

    /// <summary>Opens the journal of an input, or begins it.</summary>
    /// <param name="path">The file of the outbox.</param>
    /// <param name="fingerprint">What tells this sending from others: the input, the plan, and how lines are mapped.</param>
    /// <exception cref="ToolException">The file belongs to another sending.</exception>
    public static SendJournal Open(string path, string fingerprint)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Pooling = false, DefaultTimeout = 60 }.ConnectionString);
        try
        {
            connection.Open();
            Run(connection, "CREATE TABLE IF NOT EXISTS tool_send (fingerprint TEXT NOT NULL, read INTEGER NOT NULL, accepted INTEGER NOT NULL, complete INTEGER NOT NULL)");
            Run(connection, "CREATE TABLE IF NOT EXISTS tool_rejected (line INTEGER PRIMARY KEY, text TEXT NOT NULL, reasons TEXT NOT NULL)");
            Run(connection, "INSERT INTO tool_send SELECT $fingerprint, 0, 0, 0 WHERE NOT EXISTS (SELECT * FROM tool_send)", ("$fingerprint", fingerprint));
            return Load(connection, path, fingerprint);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Begins a transaction, which takes the file for writing at once.</summary>
    public SqliteTransaction Begin() => _connection.BeginTransaction(IsolationLevel.Serializable, deferred: false);

    /// <summary>Notes an invalid line, in the transaction.</summary>
    public void Reject(SqliteTransaction transaction, InputLine line, IReadOnlyList<string> reasons)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "INSERT OR REPLACE INTO tool_rejected VALUES ($line, $text, $reasons)";
        command.Parameters.AddWithValue("$line", line.Number);
        command.Parameters.AddWithValue("$text", line.Text);
        command.Parameters.AddWithValue("$reasons", JsonSerializer.Serialize(reasons));
        command.ExecuteNonQuery();
    }

    /// <summary>Notes how far the input is read, and commits.</summary>
    public void Commit(SqliteTransaction transaction, long read, long accepted, bool isComplete)
    {
        using var command = _connection.CreateCommand();
        command.Transaction = transaction;
        command.CommandText = "UPDATE tool_send SET read = $read, accepted = $accepted, complete = $complete";
        command.Parameters.AddWithValue("$read", read);
        command.Parameters.AddWithValue("$accepted", accepted);
        command.Parameters.AddWithValue("$complete", isComplete ? 1 : 0);
        command.ExecuteNonQuery();
        transaction.Commit();
        (Read, Accepted, IsComplete) = (read, accepted, isComplete);
    }

    /// <summary>The invalid lines with their reasons, in order.</summary>
    public IEnumerable<(long Line, string Text, IReadOnlyList<string> Reasons)> ReadRejected()
    {
        using var command = _connection.CreateCommand();
        command.CommandText = "SELECT line, text, reasons FROM tool_rejected ORDER BY line";
        using var rows = command.ExecuteReader();
        while (rows.Read())
        {
            yield return (rows.GetInt64(0), rows.GetString(1), JsonSerializer.Deserialize<string[]>(rows.GetString(2))!);
        }
    }

    public void Dispose() => _connection.Dispose();

    /// <summary>What tells one sending from another.</summary>
    /// <param name="input">The input, which is read to its end and set back.</param>
    /// <param name="others">What else decides what is sent.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async Task<string> FingerprintAsync(Stream input, IEnumerable<string> others, CancellationToken cancellationToken)
    {
        var hash = Convert.ToHexString(await SHA256.HashDataAsync(input, cancellationToken));
        input.Position = 0;
        return string.Join('\n', others.Prepend(hash));
    }

    private static SendJournal Load(SqliteConnection connection, string path, string fingerprint)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT fingerprint, read, accepted, complete FROM tool_send";
        using var rows = command.ExecuteReader();
        rows.Read();
        return rows.GetString(0) == fingerprint
            ? new SendJournal(connection) { Read = rows.GetInt64(1), Accepted = rows.GetInt64(2), IsComplete = rows.GetInt64(3) != 0 }
            : throw new ToolException(
                string.Create(CultureInfo.InvariantCulture, $"'{path}' belongs to a sending of another input, plan or mapping, of which {rows.GetInt64(1)} lines were read. Go on with that one, or name another file by --journal."));
    }

    private static void Run(SqliteConnection connection, string sql, params (string Name, object Value)[] parameters)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        foreach (var (name, value) in parameters)
        {
            command.Parameters.AddWithValue(name, value);
        }

        command.ExecuteNonQuery();
    }
}
