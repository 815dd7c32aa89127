using System.Net;
using System.Net.Sockets;

namespace GainsightEvents.Delivery.Harness;

/// <summary>
/// Answers every POST with 201, as cheaply as it can: it is the same for both, and should not be what is measured. Runs in a process of its
/// own, so that it shares no thread pool with what sends.
/// </summary>
internal static class BareServer
{
    private static readonly byte[] Answer = "HTTP/1.1 201 Created\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}"u8.ToArray();

    public static async Task RunAsync()
    {
        using var listener = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1024);
        Console.WriteLine(((IPEndPoint)listener.LocalEndPoint!).Port);

        // It ends with the harness, whose end of the pipe closes however that ends.
        _ = Task.Run(static () =>
        {
            while (Console.In.Read() >= 0)
            {
            }

            Environment.Exit(0);
        });
        while (true)
        {
            _ = ServeAsync(await listener.AcceptAsync());
        }
    }

    private static async Task ServeAsync(Socket client)
    {
        using var closing = client;
        client.NoDelay = true;
        var buffer = new byte[16 * 1024];
        var length = 0;
        try
        {
            int read;
            while ((read = await client.ReceiveAsync(buffer.AsMemory(length))) > 0)
            {
                length += read;
                while (LengthOfFirst(buffer.AsSpan(0, length)) is { } first && first <= length)
                {
                    buffer.AsSpan(first, length - first).CopyTo(buffer);
                    length -= first;
                    await client.SendAsync(Answer);
                }
            }
        }
        catch (SocketException)
        {
            // The client has gone.
        }
    }

    /// <summary>How long the first request is; null while its head has not arrived.</summary>
    private static int? LengthOfFirst(ReadOnlySpan<byte> bytes)
    {
        var head = bytes.IndexOf("\r\n\r\n"u8);
        if (head < 0)
        {
            return null;
        }

        var at = bytes[..head].IndexOf("Content-Length: "u8) + "Content-Length: ".Length;
        var body = 0;
        for (; char.IsAsciiDigit((char)bytes[at]); at++)
        {
            body = (body * 10) + bytes[at] - '0';
        }

        return head + 4 + body;
    }
}
