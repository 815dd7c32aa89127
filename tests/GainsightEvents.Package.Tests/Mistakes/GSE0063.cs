using GainsightEvents;

namespace Mistakes.GSE0063;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported([IdentifyId] string UserId);

public static class Reports
{
    public static void Export()
    {
        var exported = new ReportExported("user-123");
    }
}
