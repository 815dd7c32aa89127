using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using BenchmarkDotNet.Attributes;
using GainsightEvents.Serialization;

namespace GainsightEvents.Benchmarks;

/// <summary>
/// Writing twenty attributes of mixed types, as <see cref="SerializerBenchmarks"/> writes one small payload. The peer writes with the
/// encoder that escapes least, or most of its time would go into escaping what JSON lets stand.
/// </summary>
[MemoryDiagnoser]
public class MixedAttributesBenchmarks : IDisposable
{
    private readonly byte[] _scratch = new byte[4096];
    private readonly WriterSettings _settings = new(
        Guid.NewGuid(), 1717689600000, "\"AP-XXXXXXXXXX-2\""u8.ToArray(), context: null, sendEventId: false);

    private readonly ArrayBufferWriter<byte> _buffer = new(4096);
    private readonly Utf8JsonWriter _writer;

    public MixedAttributesBenchmarks() =>
        _writer = new Utf8JsonWriter(_buffer, new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });

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
        JsonSerializer.Serialize(_writer, MixedAttributesPayload.Example, MixedPayloadJson.Default.MixedAttributesPayload);
        return _buffer.WrittenCount;
    }

    [Benchmark(Description = "GainsightEvents")]
    public int GainsightEvents()
    {
        IGainsightEvent example = MixedAttributes.Example;
        var writer = new EventWriter(example.Descriptor, _scratch, 0, _settings);
        example.Write(EventTargets.Px, ref writer);
        return writer.Written.Length;
    }
}
