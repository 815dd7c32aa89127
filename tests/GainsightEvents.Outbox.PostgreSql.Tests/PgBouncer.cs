using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using Npgsql;

namespace GainsightEvents.Outbox.PostgreSql.Tests;

/// <summary>pgbouncer in transaction mode before the tests' server: each transaction may be on another connection of two.</summary>
internal sealed class PgBouncer : IAsyncDisposable
{
    private const string Program = "/usr/sbin/pgbouncer";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gainsight-pgbouncer-");
    private readonly Process _process;

    private PgBouncer(NpgsqlConnectionStringBuilder server, int port)
    {
        var settings = Path.Combine(_folder.FullName, "pgbouncer.ini");
        File.WriteAllText(settings, $"""
            [databases]
            {server.Database} = host={server.Host} port={server.Port} dbname={server.Database} user={server.Username}{(server.Password is { Length: > 0 } password ? $" password={password}" : "")}
            [pgbouncer]
            listen_addr = 127.0.0.1
            listen_port = {port}
            auth_type = any
            pool_mode = transaction
            default_pool_size = 2
            unix_socket_dir =
            ignore_startup_parameters = extra_float_digits,search_path
            """);
        if (!OperatingSystem.IsWindows() && Environment.UserName == "root")
        {
            // It refuses to run as root.
            File.SetUnixFileMode(_folder.FullName, File.GetUnixFileMode(_folder.FullName) | UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute);
            _process = Process.Start(new ProcessStartInfo("runuser", ["-u", "postgres", "--", Program, "-q", settings]) { WorkingDirectory = "/" })!;
        }
        else
        {
            _process = Process.Start(Program, ["-q", settings]);
        }

        ConnectionString = new NpgsqlConnectionStringBuilder(server.ToString()) { Host = "127.0.0.1", Port = port, NoResetOnClose = true, SearchPath = null }.ToString();
    }

    public string ConnectionString { get; }

    public static async Task<PgBouncer> StartAsync(string server)
    {
        Assert.SkipUnless(File.Exists(Program), "pgbouncer is not installed");
        using var free = new TcpListener(IPAddress.Loopback, 0);
        free.Start();
        var port = ((IPEndPoint)free.LocalEndpoint).Port;
        free.Stop();
        var started = new PgBouncer(new NpgsqlConnectionStringBuilder(server), port);
        for (var watch = Stopwatch.StartNew(); ; await Task.Delay(50))
        {
            try
            {
                using var client = new TcpClient();
                await client.ConnectAsync(IPAddress.Loopback, port);
                return started;
            }
            catch (SocketException) when (watch.Elapsed < TimeSpan.FromSeconds(20))
            {
                // Not yet.
            }
        }
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill(entireProcessTree: true);
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }
}
