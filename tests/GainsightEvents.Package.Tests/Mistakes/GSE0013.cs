using GainsightEvents;

[assembly: PxProduct("Reporting")]

namespace Mistakes.GSE0013;


