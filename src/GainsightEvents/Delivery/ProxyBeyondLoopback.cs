using System.Net;

namespace GainsightEvents.Delivery;

/// <summary>
/// The system's proxy, but never for an address of this machine: an emulator is spoken to over plain http, which a proxy elsewhere would
/// read, key and all.
/// </summary>
/// <param name="system">The system's proxy, which may be set after this is made.</param>
internal sealed class ProxyBeyondLoopback(Func<IWebProxy?> system) : IWebProxy
{
    public ICredentials? Credentials
    {
        get => system()?.Credentials;
        set => throw new NotSupportedException("The credentials are those of the system's proxy.");
    }

    public Uri? GetProxy(Uri destination) => IsBypassed(destination) ? null : system()?.GetProxy(destination);

    public bool IsBypassed(Uri host) => host.IsLoopback || system()?.IsBypassed(host) != false;
}
