using GainsightEvents;

namespace Mistakes.GSE0045;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported([property: IdentifyId] string UserId);

public static class Reports
{
    public static ReportExported Export() => new("");
}
