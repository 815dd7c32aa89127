using System.Data.Common;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>Statements that go to the database together, in one round trip, and their answers.</summary>
internal sealed class StatementBatch(NpgsqlConnection connection)
{
    private readonly List<NpgsqlBatchCommand> _statements = [];

    public NpgsqlConnection Connection => connection;

    /// <summary>Adds a statement. Its parameters are $1, $2 and so on.</summary>
    public void Add(string sql, params object?[] parameters)
    {
        var statement = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
        {
            statement.Parameters.Add(new NpgsqlParameter { Value = parameter ?? DBNull.Value });
        }

        _statements.Add(statement);
    }

    /// <summary>Runs what was added, and hands over the answers, one after the other.</summary>
    public async Task<Answers> RunAsync(CancellationToken cancellationToken)
    {
        var batch = new NpgsqlBatch(connection);
        try
        {
            _statements.ForEach(batch.BatchCommands.Add);
            _statements.Clear();
            return new Answers(batch, await batch.ExecuteReaderAsync(cancellationToken).ConfigureAwait(false), cancellationToken);
        }
        catch
        {
            await batch.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Runs what was added, and reads the rows of the last statement that has any.</summary>
    public async Task<List<T>> ReadAsync<T>(Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var answers = await RunAsync(cancellationToken).ConfigureAwait(false);
        await using (answers.ConfigureAwait(false))
        {
            return await answers.NextAsync(read).ConfigureAwait(false);
        }
    }

    /// <summary>Runs what was added, and reads nothing.</summary>
    public async Task RunAllAsync(CancellationToken cancellationToken)
    {
        var answers = await RunAsync(cancellationToken).ConfigureAwait(false);
        await answers.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>Runs what was added and commits, in the same round trip.</summary>
    public async Task CommitAsync(CancellationToken cancellationToken)
    {
        Add("COMMIT");
        await RunAllAsync(cancellationToken).ConfigureAwait(false);
    }
}

/// <summary>The answers to a batch. Statements that answer with no rows at all, because they are not asked for any, are passed over.</summary>
internal sealed class Answers(NpgsqlBatch batch, NpgsqlDataReader reader, CancellationToken cancellationToken) : IAsyncDisposable
{
    private bool _hasBegun;

    /// <summary>Reads the rows of the next statement.</summary>
    public async Task<List<T>> NextAsync<T>(Func<NpgsqlDataReader, T> read)
    {
        if (_hasBegun && !await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
        {
            throw new InvalidOperationException("The database answered fewer statements than it was asked.");
        }

        _hasBegun = true;
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    /// <summary>Reads the one row of the next statement.</summary>
    public async Task<T> OneAsync<T>(Func<NpgsqlDataReader, T> read) => (await NextAsync(read).ConfigureAwait(false))[0];

    public async ValueTask DisposeAsync()
    {
        // What is left is read, so that an error of any statement is thrown.
        while (await reader.NextResultAsync(cancellationToken).ConfigureAwait(false))
        {
        }

        await reader.DisposeAsync().ConfigureAwait(false);
        await batch.DisposeAsync().ConfigureAwait(false);
    }
}

/// <summary>Columns that may hold nothing.</summary>
internal static class ReaderExtensions
{
    public static string? Text(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetString(at);

    public static long? Long(this DbDataReader row, int at) => row.IsDBNull(at) ? null : row.GetInt64(at);
}
