using GainsightEvents;

namespace Mistakes.GSE0026;

[NxtEvent("bestellung_geprüft")]
public sealed partial record OrderChecked(string OrderId);
