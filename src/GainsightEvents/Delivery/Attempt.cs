using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>One attempt that has ended.</summary>
/// <param name="Entry">The entry.</param>
/// <param name="LaneVersion">The version of key and address it was sent under.</param>
/// <param name="IsProbe">Whether it was sent to see if the lane is sound.</param>
/// <param name="StartedAt">When it was sent.</param>
/// <param name="Response">What it brought; <see langword="null"/> when it was cancelled at the stop.</param>
internal sealed record Attempt(LeasedEntry Entry, string LaneVersion, bool IsProbe, DateTimeOffset StartedAt, TransportResponse? Response);
