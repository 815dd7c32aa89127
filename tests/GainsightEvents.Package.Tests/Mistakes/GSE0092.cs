// <PlanOf>GSE0092</PlanOf>
[GainsightEvent("Declared 0092")]
public sealed partial record Declared0092([IdentifyId] string UserId, string? Optional);
