namespace GainsightEvents.Diagnostics;

/// <summary>
/// Names and values of OpenTelemetry's conventions for messaging (semantic conventions 1.37, in development): they may still change, and then
/// change here.
/// </summary>
internal static class MessagingTags
{
    public const string System = "messaging.system";
    public const string OperationName = "messaging.operation.name";
    public const string OperationType = "messaging.operation.type";
    public const string DestinationName = "messaging.destination.name";
    public const string MessageId = "messaging.message.id";
    public const string ServerAddress = "server.address";
    public const string TypeOfError = "error.type";
    public const string StatusCode = "http.response.status_code";

    /// <summary>The value of <see cref="System"/>.</summary>
    public const string Gainsight = "gainsight";

    /// <summary>The value of <see cref="OperationName"/> and of <see cref="OperationType"/> for an attempt to send an entry.</summary>
    public const string Send = "send";

    /// <summary>The value of <see cref="TypeOfError"/> where nothing more is known.</summary>
    public const string OtherError = "_OTHER";

    /// <summary>Our own: the event's name.</summary>
    public const string EventName = "gainsight.event.name";
}
