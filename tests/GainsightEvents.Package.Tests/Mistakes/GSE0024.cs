using GainsightEvents;

namespace Mistakes.GSE0024;

[GainsightEvent("Feature used")]
public sealed partial record FeatureUsed
{
    [IdentifyId] public required string UserId { get; init; }
}
