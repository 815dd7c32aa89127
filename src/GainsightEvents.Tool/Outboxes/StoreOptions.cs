using System.CommandLine;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Settings;
using GainsightEvents.Tool.Terminals;
using Npgsql;

namespace GainsightEvents.Tool.Outboxes;

/// <summary>Which outbox a command is about.</summary>
internal sealed class StoreOptions
{
    private readonly Option<string?> _sqlite = new("--sqlite") { Description = "The file of an outbox on SQLite." };

    private readonly Option<string?> _postgres = new("--postgres")
    {
        Description = "The outbox on PostgreSQL: the name of a connection string among the application's settings (ConnectionStrings:{name}), or a connection string without a password.",
    };

    private readonly Option<string> _schema = new("--schema")
    {
        Description = "The PostgreSQL schema of the outbox.",
        DefaultValueFactory = static _ => new PostgreSqlOutboxOptions().Schema,
    };

    private readonly ApplicationFolder _application;

    public StoreOptions(ApplicationFolder application) => _application = application;

    public void AddTo(Command command)
    {
        command.Options.Add(_sqlite);
        command.Options.Add(_postgres);
        command.Options.Add(_schema);
        _application.AddTo(command);
    }

    /// <summary>Opens the outbox, which must be there already.</summary>
    /// <exception cref="ToolException">None is named, or two are, or the one that is does not exist.</exception>
    public Task<OpenOutbox> OpenAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken) => (result.GetValue(_sqlite), result.GetValue(_postgres)) switch
    {
        ({ } file, null) => OpenSqliteAsync(file, terminal, cancellationToken),
        (null, { } name) => OpenPostgreSqlAsync(ConnectionStringOf(name, result), result.GetValue(_schema)!, terminal, cancellationToken),
        (null, null) => throw new ToolException("No outbox is named. Add --sqlite and its file, or --postgres and the name of its connection string."),
        _ => throw new ToolException("Two outboxes are named, --sqlite and --postgres. Leave out one of them."),
    };

    private static Task<OpenOutbox> OpenSqliteAsync(string file, Terminal terminal, CancellationToken cancellationToken)
    {
        // To look at an outbox must not make one.
        var path = Path.GetFullPath(file);
        return File.Exists(path)
            ? OpenOutbox.SqliteAsync(path, terminal, cancellationToken)
            : throw new ToolException($"--sqlite is '{path}', and there is no such file. Name the file that the application gives to UseSqliteOutbox.");
    }

    private static async Task<OpenOutbox> OpenPostgreSqlAsync(string connectionString, string schema, Terminal terminal, CancellationToken cancellationToken)
    {
        var source = NpgsqlDataSource.Create(connectionString);
        try
        {
            return await OpenOutbox.PostgreSqlAsync(source, schema, terminal, cancellationToken);
        }
        catch
        {
            await source.DisposeAsync();
            throw;
        }
    }

    private string ConnectionStringOf(string value, ParseResult result)
    {
        if (!value.Contains('=', StringComparison.Ordinal))
        {
            return _application.Read(result).Configuration[$"ConnectionStrings:{value}"] is { Length: > 0 } found
                ? found
                : throw new ToolException(
                    $"--postgres is '{value}', and ConnectionStrings:{value} is not among the settings of {_application.PathOf(result)}. Set it there, or in the environment as ConnectionStrings__{value}.");
        }

        try
        {
            // Whoever lists the machine's processes reads their command lines.
            return new NpgsqlConnectionStringBuilder(value) is { Password: null or "" } right
                ? right.ConnectionString
                : throw new ToolException("--postgres holds a password, which everybody on the machine could read. Set the whole connection string in the environment as ConnectionStrings__Outbox and write --postgres Outbox, or leave the password out and set PGPASSWORD.");
        }
        catch (ArgumentException exception)
        {
            throw new ToolException($"--postgres is no connection string: {exception.Message}");
        }
    }
}
