namespace GainsightEvents.Emulator;

/// <summary>What a fault can tell requests apart by.</summary>
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
    public EmulatorTarget Target { get; init; }
}
