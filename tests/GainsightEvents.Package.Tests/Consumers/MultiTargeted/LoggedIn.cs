using GainsightEvents;

namespace MultiTargeted;

[GainsightEvent("Logged In")]
public partial record struct LoggedIn([property: IdentifyId] string UserId, [property: EventDate] DateTimeOffset? OccurredAt);
