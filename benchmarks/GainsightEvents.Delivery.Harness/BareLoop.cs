using System.Net.Http.Headers;
using GainsightEvents.Wire;

namespace GainsightEvents.Delivery.Harness;

/// <summary>What anybody would write who has nothing but a client and a key: so many loops that post one after the other.</summary>
internal static class BareLoop
{
    private static readonly MediaTypeHeaderValue Json = new("application/json");

    public static async Task RunAsync(Uri address, ReadOnlyMemory<byte> body, int requests, int concurrency)
    {
        // The product's own handler: the settings of HTTP are the same.
        using var client = new HttpClient(HttpExchange.CreateHandler()) { Timeout = TimeSpan.FromSeconds(10) };
        var target = new Uri(address, ApiPaths.PxCustomEvent);
        var left = requests;
        await Task.WhenAll(Enumerable.Range(0, concurrency).Select(_ => Task.Run(async () =>
        {
            while (Interlocked.Decrement(ref left) >= 0)
            {
                using var request = new HttpRequestMessage(HttpMethod.Post, target) { Content = new ReadOnlyMemoryContent(body) };
                request.Content.Headers.ContentType = Json;
                request.Headers.TryAddWithoutValidation(GainsightHeaders.ApiKey, HarnessSettings.Key);
                using var response = await client.SendAsync(request);
                response.EnsureSuccessStatusCode();
            }
        })));
    }
}
