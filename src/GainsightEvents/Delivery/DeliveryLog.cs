using GainsightEvents.Diagnostics;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Delivery;

/// <summary>What delivery logs. Never a body, never a secret: reasons are free of both.</summary>
internal static partial class DeliveryLog
{
    [LoggerMessage(LogIds.Paused, LogLevel.Error, "Lane {Lane} is paused, its events are kept: {Reason}")]
    public static partial void Paused(this ILogger logger, Lane lane, string reason);

    [LoggerMessage(LogIds.Resumed, LogLevel.Information, "Lane {Lane} delivers again: {Cause}")]
    public static partial void Resumed(this ILogger logger, Lane lane, string cause);

    [LoggerMessage(LogIds.BecameDeadLetter, LogLevel.Warning, "Event {EventName} ({EventId}) of lane {Lane} is a dead letter: {Reason}")]
    public static partial void DeadLetter(this ILogger logger, string eventName, Guid eventId, Lane lane, string? reason);

    [LoggerMessage(LogIds.Throttled, LogLevel.Warning, "Lane {Lane} is throttled for {Delay}: {Reason}")]
    public static partial void Throttled(this ILogger logger, Lane lane, TimeSpan delay, string reason);

    [LoggerMessage(LogIds.Outage, LogLevel.Warning, "Lane {Lane} failed {Failures} times in a row and tries single events until one passes: {Reason}")]
    public static partial void Outage(this ILogger logger, Lane lane, int failures, string reason);

    [LoggerMessage(LogIds.LoopFailed, LogLevel.Error, "The delivery loop of lane {Lane} failed {Failures} times in a row and goes on in {Delay}")]
    public static partial void LoopFailed(this ILogger logger, Exception exception, Lane lane, int failures, TimeSpan delay);

    [LoggerMessage(LogIds.ObserverFailed, LogLevel.Error, "A delivery observer failed at event {EventId} of lane {Lane}, outcome {Outcome}")]
    public static partial void ObserverFailed(this ILogger logger, Exception exception, Guid eventId, Lane lane, DeliveryOutcome outcome);

    [LoggerMessage(LogIds.AttemptFailed, LogLevel.Error, "Sending event {EventId} of lane {Lane} failed unexpectedly with {Exception}; it will be retried")]
    public static partial void AttemptFailed(this ILogger logger, Guid eventId, Lane lane, string exception);

    [LoggerMessage(LogIds.Discarded, LogLevel.Warning, "{Count} events were still queued at the stop and are discarded, for the outbox is not durable. {Reason}")]
    public static partial void Discarded(this ILogger logger, int count, string reason);

    [LoggerMessage(LogIds.StopTimedOut, LogLevel.Error, "Delivery did not stop within its deadline; what is in flight is abandoned")]
    public static partial void StopTimedOut(this ILogger logger);

    [LoggerMessage(LogIds.Braked, LogLevel.Error, "Lane {Lane} had {Rejections} events in a row rejected and tries single events until one passes: {Reason}")]
    public static partial void Braked(this ILogger logger, Lane lane, int rejections, string reason);

    [LoggerMessage(LogIds.ObserversTooSlow, LogLevel.Error, "Delivery observers are too slow: {Count} reports wait, and further ones are not handed to them")]
    public static partial void ObserversTooSlow(this ILogger logger, int count);

    [LoggerMessage(LogIds.ClockJumped, LogLevel.Warning, "The system clock jumped by {Jump}: it was set, or the machine slept. No wait is shorter or longer for it, but events published before that carry the date of the clock as it was")]
    public static partial void ClockJumped(this ILogger logger, TimeSpan jump);

    [LoggerMessage(LogIds.CloseFailed, LogLevel.Error, "The outbox could not be closed at the stop. If it is durable, what it holds is sent when leases have run out")]
    public static partial void CloseFailed(this ILogger logger, Exception exception);

    [LoggerMessage(LogIds.LostUnread, LogLevel.Error, "The outbox cannot say any more what TryPublish took and it could not store")]
    public static partial void LostUnread(this ILogger logger, Exception exception);

    [LoggerMessage(LogIds.Lost, LogLevel.Error, "{Count} events that TryPublish took could not be stored, and are discarded: {Reason}")]
    public static partial void Lost(this ILogger logger, int count, string? reason);

    [LoggerMessage(LogIds.Aged, LogLevel.Warning, "{Count} dead letters were older than Outbox:DeadLetterMaxAge and are purged")]
    public static partial void Aged(this ILogger logger, int count);

    [LoggerMessage(LogIds.FurtherDeadLetters, LogLevel.Warning, "{Count} further events of lane {Lane} were rejected after those that were told, and are dead letters")]
    public static partial void FurtherDeadLetters(this ILogger logger, int count, Lane lane);
}
