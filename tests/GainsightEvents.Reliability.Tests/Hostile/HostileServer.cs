using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace GainsightEvents.Reliability.Tests.Hostile;

/// <summary>A server of raw sockets that does what no server should, and remembers what it took.</summary>
internal sealed partial class HostileServer : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _stop = new();
    private readonly FastClock _clock;
    private readonly Random _random;

    public HostileServer(FastClock clock, int seed)
    {
        (_clock, _random) = (clock, new Random(seed));
        _listener.Start(1024);
        _ = AcceptAsync();
    }

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)_listener.LocalEndpoint).Port}");

    /// <summary>Whether it has become a good one.</summary>
    public volatile bool IsGood;

    /// <summary>Requests that came for each event of each lane, how often it told that it took it, and whether it did so in full and in time.</summary>
    public ConcurrentDictionary<(EventTarget Target, Guid Key), (int Requests, int Taken, bool Heard)> Seen { get; } = new();

    /// <summary>Finds the event in a body.</summary>
    public static Guid KeyOf(ReadOnlySpan<byte> body) => Guid.Parse(KeyPattern().Match(Encoding.UTF8.GetString(body)).Groups[1].Value);

    public void Dispose()
    {
        _stop.Cancel();
        _listener.Dispose();
        _stop.Dispose();
    }

    [GeneratedRegex("\"key\":\"([0-9a-f-]{36})\"")]
    private static partial Regex KeyPattern();

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await _listener.AcceptSocketAsync(_stop.Token));
            }
        }
        catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private async Task ServeAsync(Socket socket)
    {
        using (socket)
        {
            try
            {
                var buffer = new byte[16 * 1024];
                while (await ReadRequestAsync(socket, buffer) is { } request && await AnswerAsync(socket, request))
                {
                }
            }
            catch (Exception exception) when (exception is OperationCanceledException or SocketException or ObjectDisposedException)
            {
                // The client has gone, or the test is over.
            }
        }
    }

    /// <summary>Answers one request.</summary>
    /// <returns>Whether the connection goes on.</returns>
    private async Task<bool> AnswerAsync(Socket socket, (EventTarget Target, Guid Key) request)
    {
        var px = request.Target == EventTarget.Px;
        HostileAnswer answer;
        lock (_random)
        {
            answer = IsGood ? HostileAnswer.Good(px, TimeSpan.Zero) : HostileAnswer.Draw(_random, px);
        }

        // Before it is told: the client may know it before we go on.
        var heard = answer is { Takes: true, IsWhole: true, After.TotalSeconds: < 3 };
        Seen.AddOrUpdate(
            request,
            _ => (1, answer.Takes ? 1 : 0, heard),
            (_, seen) => (seen.Requests + 1, seen.Taken + (answer.Takes ? 1 : 0), seen.Heard || heard));
        await Task.Delay(_clock.ToReal(answer.After), _stop.Token);
        if (answer.Bytes is null)
        {
            return await socket.ReceiveAsync(new byte[1], SocketFlags.None, _stop.Token) > 0;
        }

        await socket.SendAsync(answer.Bytes, SocketFlags.None, _stop.Token);
        if (answer.Resets)
        {
            socket.LingerState = new LingerOption(true, 0);
        }

        return answer.IsWhole;
    }

    private async Task<(EventTarget Target, Guid Key)?> ReadRequestAsync(Socket socket, byte[] buffer)
    {
        for (var length = 0; ;)
        {
            var read = await socket.ReceiveAsync(buffer.AsMemory(length), SocketFlags.None, _stop.Token);
            length += read;
            if (read == 0)
            {
                return null;
            }

            var text = Encoding.UTF8.GetString(buffer, 0, length);
            var end = text.IndexOf("\r\n\r\n", StringComparison.Ordinal);
            if (end > 0 && text.Length - end - 4 == int.Parse(text.Split("Content-Length: ")[1].Split('\r')[0], System.Globalization.CultureInfo.InvariantCulture))
            {
                return (text.StartsWith("POST /v1/events/custom", StringComparison.Ordinal) ? EventTarget.Px : EventTarget.Nxt, KeyOf(buffer.AsSpan(0, length)));
            }
        }
    }
}
