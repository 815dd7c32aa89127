// <PlanOf>GSE0090</PlanOf>
[GainsightEvent("Declared 0090")]
public sealed partial record Declared0090([IdentifyId] string UserId);
