[assembly: GainsightEvents.PxProduct("AP-DECLARED00-2")]
[assembly: GainsightEvents.PxProduct("AP-MOBILE0000-4", Name = "Mobile")]

namespace GainsightEvents.Tests.Publishing;

[GainsightEvent("Opened")]
internal sealed partial record Opened([IdentifyId] string UserId, string? What = null);

[GainsightEvent("Tapped", Product = "Mobile", MaxAge = "01:00:00", Priority = EventPriority.High)]
internal readonly partial record struct Tapped([EventId] Guid? Id, [IdentifyId] string UserId);

[GainsightEvent("Closed", Identity = IdentitySource.FromContext)]
internal sealed partial class Closed
{
    [AccountId] public string? Account { get; init; }
}

[GainsightEvent("Measured")]
internal sealed partial record Measured([IdentifyId] string UserId, double Value, [property: Personal] double Weight = 0);
