using System.Text.Json;
using System.Text.Json.Serialization;

namespace QuickStart.Usage;

/// <summary>One line of usage.ndjson: a call such as <c>datafly.track("Feature Used", { … })</c> with the identity of its caller.</summary>
internal sealed record TrackedCall
{
    public required string Event { get; init; }

    public string? UserId { get; init; }

    public DateTimeOffset? Timestamp { get; init; }

    public CallContext? Context { get; init; }

    public CallTraits? Traits { get; init; }

    public JsonElement Properties { get; init; }

    internal sealed record CallContext(CallSession? Session, CallPage? Page);

    internal sealed record CallSession(string? Id);

    internal sealed record CallPage(Uri? Url);

    internal sealed record CallTraits([property: JsonPropertyName("account_id")] string? AccountId);
}

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(TrackedCall))]
internal sealed partial class TrackedCallJson : JsonSerializerContext;
