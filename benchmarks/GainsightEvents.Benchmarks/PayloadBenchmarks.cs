using System.Buffers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using BenchmarkDotNet.Attributes;
using GainsightEvents.Serialization;

namespace GainsightEvents.Benchmarks;

/// <summary>
/// Writing one payload: the generated serializer against System.Text.Json's source-generated one, each into a buffer that is used again. The
/// peer's writer and buffer are made once, as its guidance recommends.
/// </summary>
[MemoryDiagnoser]
public abstract class PayloadBenchmarks<TPeer> : IDisposable
{
    private readonly IGainsightEvent _event;
    private readonly TPeer _payload;
    private readonly JsonTypeInfo<TPeer> _typeInfo;
    private readonly byte[] _scratch = new byte[4096];
    private readonly WriterSettings _settings = new(
        Guid.NewGuid(), 1717689600000, "\"AP-XXXXXXXXXX-2\""u8.ToArray(), context: null, sendEventId: false);

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    private protected PayloadBenchmarks(IGainsightEvent gainsightEvent, TPeer payload, JsonTypeInfo<TPeer> typeInfo, JsonWriterOptions options = default)
    {
        (_event, _payload, _typeInfo) = (gainsightEvent, payload, typeInfo);
        _writer = new Utf8JsonWriter(_buffer, options);
    }

    /// <summary>Refuses to measure two things that write different payloads.</summary>
    [GlobalSetup]
    public void RequireEqualPayloads()
    {
        using var ours = JsonDocument.Parse(_scratch.AsMemory(0, GainsightEvents()));
        SystemTextJson();
        using var theirs = JsonDocument.Parse(_buffer.WrittenMemory);
        if (!JsonElement.DeepEquals(ours.RootElement, theirs.RootElement))
        {
            throw new InvalidOperationException($"The payloads differ.\n{ours.RootElement}\n{theirs.RootElement}");
        }
    }

    [GlobalCleanup]
    public void Dispose()
    {
        _writer.Dispose();
        GC.SuppressFinalize(this);
    }

    [Benchmark(Baseline = true, Description = "System.Text.Json")]
    public int SystemTextJson()
    {
        _buffer.ResetWrittenCount();
        _writer.Reset(_buffer);
        JsonSerializer.Serialize(_writer, _payload, _typeInfo);
        return _buffer.WrittenCount;
    }

    [Benchmark(Description = "GainsightEvents")]
    public int GainsightEvents()
    {
        var writer = new EventWriter(_event.Descriptor, _scratch, 0, _settings);
        _event.Write(EventTarget.Px, ref writer);
        return writer.Written.Length;
    }
}
