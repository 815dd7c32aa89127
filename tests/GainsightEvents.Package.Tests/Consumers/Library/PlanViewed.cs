using System;
using GainsightEvents;

[assembly: PxProduct("AP-LIBRARY-2")]

namespace Acme.Library
{
    [GainsightEvent("Plan Viewed")]
    public sealed partial class PlanViewed
    {
        [IdentifyId] public string UserId { get; set; }

        [EventDate] public DateTimeOffset? OccurredAt { get; set; }

        public string Plan { get; set; }
    }
}
