using GainsightEvents;

namespace Mistakes.GSE0022;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported([IdentifyId] string UserId);

[GainsightEvent("Report Exported")]
public sealed partial record ReportDownloaded([IdentifyId] string UserId);
