using System.Net;
using System.Net.Sockets;

namespace GainsightEvents.Tests.Delivery;

/// <summary>A port of loopback that refuses connections and that nobody else can be given, until it is disposed of.</summary>
internal sealed class HeldPort : IDisposable
{
    // Bound, and never listening.
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);

    public HeldPort() => _socket.Bind(new IPEndPoint(IPAddress.Loopback, 0));

    public int Number => ((IPEndPoint)_socket.LocalEndPoint!).Port;

    public Uri Address => new($"http://127.0.0.1:{Number}");

    public void Dispose() => _socket.Dispose();
}
