using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>How a lane is to be run. The functions are called at each claim, so that changed settings work at once.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Quota">Its quota.</param>
/// <param name="LeaseDuration">How long an entry is the dispatcher's own; longer than an attempt may take.</param>
internal sealed record LaneSetup(Lane Lane, Func<QuotaPolicy> Quota, Func<TimeSpan> LeaseDuration);
