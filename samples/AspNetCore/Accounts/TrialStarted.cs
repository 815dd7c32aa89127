using GainsightEvents;

namespace AspNetCore.Accounts;

/// <summary>
/// A company's trial began, because the first of its people signed in. That person is not signed in yet when this is published, so the event says
/// itself who it is.
/// </summary>
[GainsightEvent("Trial Started")]
public sealed partial record TrialStarted
{
    [IdentifyId] public required Guid UserId { get; init; }

    [AccountId] public required Guid CompanyId { get; init; }

    public required DateOnly EndsOn { get; init; }
}
