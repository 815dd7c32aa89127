using System.Net.Sockets;
using System.Text;

namespace GainsightEvents.Emulator.Benchmarks;

/// <summary>Sends one event after the other on each of some connections, as bytes that are made once, so that the load costs little itself.</summary>
internal static class Load
{
    private const int Connections = 16;

    private const string Event =
        """
        {"identifyId":"user-123","propertyKey":"AP-XXXXXXXXXX-2","userType":"USER","eventName":"Feature Used","date":1717689600000,"sessionId":"sess-abc123","accountId":"acct-987","url":"https://app.example.com/reports","attributes":{"featureName":"Bulk Export","category":"Reporting","value":1}}
        """;

    /// <summary>Sends for a while.</summary>
    /// <returns>How many were answered 201.</returns>
    public static async Task<long> SendAsync(Uri address, TimeSpan duration)
    {
        var request = Encoding.UTF8.GetBytes(
            $"POST /v1/events/custom HTTP/1.1\r\nHost: {address.Authority}\r\nContent-Type: application/json\r\nX-APTRINSIC-API-KEY: {Contestant.Key}\r\nContent-Length: {Event.Length}\r\n\r\n{Event}");
        using var end = new CancellationTokenSource(duration);
        var counts = await Task.WhenAll(Enumerable.Range(0, Connections).Select(_ => Task.Run(() => SendOnOneAsync(address, request, end.Token))));
        return counts.Sum();
    }

    private static async Task<long> SendOnOneAsync(Uri address, byte[] request, CancellationToken end)
    {
        using var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port, CancellationToken.None);
        var buffer = new byte[4096];
        var count = 0L;
        for (; !end.IsCancellationRequested; count++)
        {
            await socket.SendAsync(request, CancellationToken.None);

            // The answer is a head without a body.
            var length = 0;
            do
            {
                length += await socket.ReceiveAsync(buffer.AsMemory(length), CancellationToken.None);
            }
            while (!buffer.AsSpan(0, length).EndsWith("\r\n\r\n"u8));

            if (!buffer.AsSpan().StartsWith("HTTP/1.1 201 "u8))
            {
                throw new InvalidOperationException(Encoding.UTF8.GetString(buffer, 0, length));
            }
        }

        return count;
    }
}
