[assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>An event of whoever acts.</summary>
[GainsightEvent("Page Viewed", Identity = IdentitySource.FromContext)]
internal sealed partial record PageViewed
{
    public required string Page { get; init; }
}
