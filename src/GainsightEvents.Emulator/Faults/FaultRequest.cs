using System.Text;
using GainsightEvents.Emulator.Http;
using GainsightEvents.Wire;

namespace GainsightEvents.Emulator;

/// <summary>
/// What a fault can tell requests apart by. Of a client that path, method or credentials refuse there is no body, for it is not read.
/// </summary>
/// <param name="Number">The how-manyth request it is, from 1.</param>
/// <param name="Method">The HTTP method.</param>
/// <param name="Path">The path.</param>
/// <param name="EventName">The eventName, where there is one: PX's from the body, NXT's from the header.</param>
/// <param name="IdentifyId">The body's identifyId, where there is one.</param>
/// <param name="EventId">The body's eventId, where there is one.</param>
/// <param name="Body">The body as text.</param>
public sealed record FaultRequest(
    long Number,
    string Method,
    string Path,
    string? EventName,
    string? IdentifyId,
    string? EventId,
    string Body)
{
    /// <summary>Whose endpoint it is for.</summary>
    public EventTarget Target { get; init; }

    internal static FaultRequest Of(ApiRequest request) => new(
        request.Number,
        request.Method,
        request.Path,
        request.EventName,
        request.Field(PxFields.IdentifyId),
        request.Field(PxFields.EventId),
        Encoding.UTF8.GetString(request.Body.Span))
    {
        Target = request.Target,
    };
}
