using System.Text.Json;
using System.Text.Json.Serialization;
using System.Threading.Channels;

namespace GainsightEvents.Benchmarks.Outbox;

/// <summary>
/// What analytics SDKs do at a call: System.Text.Json's generated serializer makes an array of bytes, and a bounded channel takes it. Nothing is
/// checked, and nothing counted.
/// </summary>
internal sealed class PlainQueue(int maxEvents)
{
    private readonly Channel<byte[]> _channel = System.Threading.Channels.Channel.CreateBounded<byte[]>(maxEvents);

    public bool Publish(string userId, string accountId, string reportName, int pages) => _channel.Writer.TryWrite(JsonSerializer.SerializeToUtf8Bytes(
        new ReportPayload(
            userId, "AP-XXXXXXXXXX-2", "USER", "Report Opened", DateTimeOffset.UtcNow.ToUnixTimeMilliseconds(), Guid.NewGuid(), accountId, new ReportAttributes(reportName, pages)),
        ReportJson.Default.ReportPayload));
}

internal readonly record struct ReportPayload(
    string IdentifyId, string PropertyKey, string UserType, string EventName, long Date, Guid EventId, string AccountId, ReportAttributes Attributes);

internal readonly record struct ReportAttributes(string ReportName, int Pages);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(ReportPayload))]
internal sealed partial class ReportJson : JsonSerializerContext;
