using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>A settlement that the outbox has not taken yet.</summary>
/// <param name="Settlement">What to settle.</param>
/// <param name="Final">What to tell the observers afterwards, with a copy of the body, which goes with the settlement.</param>
internal readonly record struct PendingSettlement(Settlement Settlement, FinalEntry? Final);
