// <PlanOf>GSE0094</PlanOf>
[GainsightEvent("Declared 0094")]
public sealed partial record Declared0094([IdentifyId] string UserId);
