using GainsightEvents.Delivery;

namespace GainsightEvents.Tests.Delivery;

/// <summary>Makes clients as a host's registration would.</summary>
internal sealed class RegisteredClients : IHttpClientFactory, IDisposable
{
    private readonly HttpMessageHandler _handler = HttpExchange.CreateHandler();

    public HttpClient CreateClient(string name)
    {
        Assert.Equal(HttpExchange.ClientName, name);
        return new HttpClient(_handler, disposeHandler: false) { Timeout = Timeout.InfiniteTimeSpan };
    }

    public void Dispose() => _handler.Dispose();
}
