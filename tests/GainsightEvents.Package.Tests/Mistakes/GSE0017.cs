using GainsightEvents;

namespace Mistakes.GSE0017;

[GainsightEvent("Report Exported")]
public sealed partial class ReportExported
{
    private ReportExported(string userId) => UserId = userId;

    [IdentifyId] public string UserId { get; }

    public static ReportExported By(string userId) => new(userId);
}
