using System.Text.Json;

namespace GainsightEvents.Emulator.Tests;

/// <summary>Reads the emulator's answers.</summary>
internal static class Responses
{
    public static async Task<string> TextAsync(this HttpResponseMessage response) =>
        await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

    public static async Task<JsonElement> JsonAsync(this HttpResponseMessage response) =>
        JsonElement.Parse(await response.TextAsync());

    /// <summary>The messages in the error envelope: its own, then those of the subErrors.</summary>
    public static async Task<(string Status, string Message, string[] SubErrors)> ErrorAsync(this HttpResponseMessage response)
    {
        Assert.Equal("application/json", response.Content.Headers.ContentType?.MediaType);
        var error = (await response.JsonAsync()).GetProperty("externalapierror");
        Assert.Equal(JsonValueKind.Null, error.GetProperty("debugMessage").ValueKind);
        var subErrors = error.GetProperty("subErrors");
        return (
            error.GetProperty("status").GetString()!,
            error.GetProperty("message").GetString()!,
            subErrors.ValueKind == JsonValueKind.Null ? [] : [.. subErrors.EnumerateArray().Select(sub => sub.GetProperty("message").GetString()!)]);
    }

    /// <summary>Replaces a header that is there already.</summary>
    public static void Replace(this HttpRequestMessage request, string header, string value)
    {
        request.Headers.Remove(header);
        request.Headers.TryAddWithoutValidation(header, value);
    }
}
