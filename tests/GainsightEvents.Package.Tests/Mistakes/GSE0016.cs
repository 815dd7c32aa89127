using GainsightEvents;

namespace Mistakes.GSE0016;

[GainsightEvent("Report Exported")]
public partial record ReportExported([IdentifyId] string UserId);

public record ReportExportedAsPdf(string UserId, int Pages) : ReportExported(UserId);
