using System.Text.Encodings.Web;
using System.Text.Json;

namespace GainsightEvents.Benchmarks;

/// <summary>
/// Twenty attributes of mixed types. The peer writes with the encoder that escapes least, or most of its time would go into escaping what JSON
/// lets stand.
/// </summary>
public class MixedAttributesBenchmarks() : PayloadBenchmarks<MixedAttributesPayload>(
    MixedAttributes.Example,
    MixedAttributesPayload.Example,
    MixedPayloadJson.Default.MixedAttributesPayload,
    new JsonWriterOptions { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping });
