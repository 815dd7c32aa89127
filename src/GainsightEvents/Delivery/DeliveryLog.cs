using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>What delivery logs. Never a body, never a secret: reasons are free of both.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(1, LogLevel.Error, "Lane {Lane} is paused, its events are kept: {Reason}")]
    public static partial void Paused(this ILogger logger, Lane lane, string reason);

    [LoggerMessage(2, LogLevel.Information, "Lane {Lane} delivers again: {Cause}")]
    public static partial void Resumed(this ILogger logger, Lane lane, string cause);

    [LoggerMessage(3, LogLevel.Warning, "Event {EventName} ({EventId}) of lane {Lane} is a dead letter: {Reason}")]
    public static partial void DeadLetter(this ILogger logger, string eventName, Guid eventId, Lane lane, string? reason);

    [LoggerMessage(4, LogLevel.Warning, "Lane {Lane} is throttled for {Delay}: {Reason}")]
    public static partial void Throttled(this ILogger logger, Lane lane, TimeSpan delay, string reason);

    [LoggerMessage(5, LogLevel.Warning, "Lane {Lane} failed {Failures} times in a row and tries single events until one passes: {Reason}")]
    public static partial void Outage(this ILogger logger, Lane lane, int failures, string reason);

    [LoggerMessage(6, LogLevel.Error, "The delivery loop of lane {Lane} failed {Failures} times in a row and goes on in {Delay}")]
    public static partial void LoopFailed(this ILogger logger, Exception exception, Lane lane, int failures, TimeSpan delay);

    [LoggerMessage(7, LogLevel.Error, "A delivery observer failed at event {EventId} of lane {Lane}, outcome {Outcome}")]
    public static partial void ObserverFailed(this ILogger logger, Exception exception, Guid eventId, Lane lane, DeliveryOutcome outcome);

    [LoggerMessage(8, LogLevel.Error, "Sending event {EventId} of lane {Lane} failed unexpectedly with {Exception}; it will be retried")]
    public static partial void AttemptFailed(this ILogger logger, Guid eventId, Lane lane, string exception);

    [LoggerMessage(9, LogLevel.Warning, "{Count} events were still queued at the stop and are discarded, for the outbox is not durable. {Reason}")]
    public static partial void Discarded(this ILogger logger, int count, string reason);

    [LoggerMessage(10, LogLevel.Error, "Delivery did not stop within its deadline; what is in flight is abandoned")]
    public static partial void StopTimedOut(this ILogger logger);

    [LoggerMessage(11, LogLevel.Error, "Lane {Lane} had {Rejections} events in a row rejected and tries single events until one passes: {Reason}")]
    public static partial void Braked(this ILogger logger, Lane lane, int rejections, string reason);

    [LoggerMessage(12, LogLevel.Error, "Delivery observers are too slow: {Count} reports wait, and further ones are not handed to them")]
    public static partial void ObserversTooSlow(this ILogger logger, int count);

    [LoggerMessage(13, LogLevel.Warning, "The system clock jumped by {Jump}: it was set, or the machine slept. No wait is shorter or longer for it, but events published before that carry the date of the clock as it was")]
    public static partial void ClockJumped(this ILogger logger, TimeSpan jump);

    [LoggerMessage(14, LogLevel.Error, "The outbox could not be closed at the stop. If it is durable, what it holds is sent when leases have run out")]
    public static partial void CloseFailed(this ILogger logger, Exception exception);

    [LoggerMessage(16, LogLevel.Error, "{Count} events that TryPublish took could not be stored, and are discarded: {Reason}")]
    public static partial void Lost(this ILogger logger, int count, string? reason);

    [LoggerMessage(15, LogLevel.Warning, "{Count} further events of lane {Lane} were rejected after those that were told, and are dead letters")]
    public static partial void FurtherDeadLetters(this ILogger logger, int count, Lane lane);
}
