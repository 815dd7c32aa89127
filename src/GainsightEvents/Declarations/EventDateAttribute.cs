namespace GainsightEvents;

/// <summary>Marks the time the event happened, sent as <c>date</c> in epoch milliseconds. Without it, or if it is null, the time of Publish is sent, even when the event is delivered later.</summary>
/// <remarks>Accepted types: <see cref="DateTimeOffset"/>, <see cref="DateTime"/> (a value of unspecified kind is taken as UTC).</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EventDateAttribute : Attribute;
