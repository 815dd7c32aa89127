using GainsightEvents.Outbox;

namespace GainsightEvents;

/// <summary>What configuration adds to one event: where it goes and under which key.</summary>
/// <param name="PxLane">Its Gainsight PX lane.</param>
/// <param name="PropertyKey">Its product key as a quoted JSON string, ready to be copied.</param>
/// <param name="MaxAge">How long it is worth delivering.</param>
internal sealed record EventRoute(Lane PxLane, byte[] PropertyKey, TimeSpan MaxAge);
