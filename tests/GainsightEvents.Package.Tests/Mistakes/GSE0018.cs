// <LangVersion>10</LangVersion>
using GainsightEvents;

namespace Mistakes.GSE0018;

[GainsightEvent("Report Exported")]
public sealed partial record ReportExported([IdentifyId] string UserId);
