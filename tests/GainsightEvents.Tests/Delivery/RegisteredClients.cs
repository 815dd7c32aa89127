using GainsightEvents.Delivery;

namespace GainsightEvents.Tests.Delivery;

/// <summary>Makes handlers as a host's registration would.</summary>
internal sealed class RegisteredClients : IHttpMessageHandlerFactory, IDisposable
{
    private readonly HttpMessageHandler _handler = HttpExchange.CreateHandler();

    public HttpMessageHandler CreateHandler(string name)
    {
        Assert.Equal(HttpExchange.ClientName, name);
        return _handler;
    }

    public void Dispose() => _handler.Dispose();
}
