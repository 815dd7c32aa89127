using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace GainsightEvents.Tool.Tests.Outboxes;

/// <summary>An application's outbox, on one of the stores, and how the command is told of it.</summary>
internal sealed class TestOutbox : IAsyncDisposable
{
    private static readonly string? Server = System.Environment.GetEnvironmentVariable("GAINSIGHT_TEST_POSTGRES");

    private readonly TestFolder _folder = new();
    private readonly NpgsqlDataSource? _source;
    private readonly string _schema = $"tool_{Guid.NewGuid():N}";

    public TestOutbox(string store)
    {
        if (store == "sqlite")
        {
            return;
        }

        Assert.SkipWhen(Server is null, "GAINSIGHT_TEST_POSTGRES names no server; test.sh starts one");
        _source = NpgsqlDataSource.Create(Server!);
    }

    public string Folder => _folder.Path;

    private string[] Arguments => _source is null ? ["--sqlite", _folder.PathOf("outbox.db")] : ["--postgres", "Outbox", "--schema", _schema];

    private (string Name, string Value)[] Environment => _source is null ? [] : [("ConnectionStrings__Outbox", Server!)];

    /// <summary>Runs the application: it publishes, and delivers nothing.</summary>
    public async Task PublishAsync(Func<IEventPublisher, Task> publish)
    {
        var options = new GainsightOptions { Dispatch = false, OnInvalid = InvalidEventPolicy.DeadLetter };
        options.Px.PropertyKey = "AP-XXXXXXXXXX-2";
        await using var publisher = GainsightPublisher.Create(options, UseStore, CustomEvent.Catalog);
        await publish(publisher);
    }

    /// <summary>Publishes events that become dead letters at once, for they have no identifyId.</summary>
    public Task AddDeadLettersAsync(params string[] names) => PublishAsync(async publisher =>
    {
        foreach (var name in names)
        {
            Assert.Equal(PublishStatus.DeadLettered, (await publisher.PublishAsync(new CustomEvent(name, " ") { Attributes = { ["secretName"] = "<b>\u001b[31m" } })).Status);
        }
    });

    public Task<ToolResult> RunAsync(params string[] command) => ToolProcess.RunAsync(["outbox", .. command, .. Arguments], _folder.Path, Environment);

    /// <summary>Runs the command on a terminal, and answers.</summary>
    public Task<ToolResult> RunOnTerminalAsync(string[] command, params (string Question, string Answer)[] answers) =>
        TerminalDialog.RunAsync(["outbox", .. command, .. Arguments], _folder.Path, Environment, answers);

    public async ValueTask DisposeAsync()
    {
        if (_source is not null)
        {
            await using (var command = _source.CreateCommand($"DROP SCHEMA IF EXISTS {_schema} CASCADE"))
            {
                await command.ExecuteNonQueryAsync(CancellationToken.None);
            }

            await _source.DisposeAsync();
        }

        _folder.Dispose();
    }

    private void UseStore(GainsightEventsBuilder builder)
    {
        if (_source is null)
        {
            builder.UseSqliteOutbox(_folder.PathOf("outbox.db"));
        }
        else
        {
            builder.UsePostgreSqlOutbox(_source, options => options.Schema = _schema);
        }
    }
}
