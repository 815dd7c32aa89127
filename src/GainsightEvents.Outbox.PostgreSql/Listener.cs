using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>
/// Hears NOTIFY, so that what another process appends is sent at once. It holds a connection of its own. Where that is not to be had, or hears nothing, as behind
/// pgbouncer in transaction mode, the looks at an interval find out.
/// </summary>
internal sealed class Listener(Database database, Action heard, bool listens) : IAsyncDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    // Never disposed of, for it has no timer and a late Start may still ask it.
    private readonly CancellationTokenSource _stop = new();
    private readonly object _gate = new();
    private Task? _running;

    /// <summary>Listens from now on.</summary>
    public void Start()
    {
        if (!listens || _running is not null)
        {
            return;
        }

        lock (_gate)
        {
            if (!_stop.IsCancellationRequested)
            {
                _running ??= Task.Run(RunAsync);
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            _stop.Cancel();
        }

        if (_running is { } running)
        {
            await running.ConfigureAwait(false);
        }
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            try
            {
                await ListenAsync().ConfigureAwait(false);
            }
            catch (Exception) when (!_stop.IsCancellationRequested)
            {
                // Whoever works with the database tells what is wrong with it. The looks go on meanwhile.
                await Task.Delay(Pause, _stop.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (Exception)
            {
                return;
            }
        }
    }

    private async Task ListenAsync()
    {
        var connection = await database.OpenAsync(_stop.Token).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            connection.Notification += (_, _) => heard();
            var command = new NpgsqlCommand($"LISTEN {database.Sql.Schema}", connection);
            await using (command.ConfigureAwait(false))
            {
                await command.ExecuteNonQueryAsync(_stop.Token).ConfigureAwait(false);
            }

            while (true)
            {
                await connection.WaitAsync(_stop.Token).ConfigureAwait(false);
            }
        }
    }
}
