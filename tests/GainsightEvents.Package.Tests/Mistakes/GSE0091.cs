// <PlanOf>GSE0091</PlanOf>
[GainsightEvent("Declared 0091")]
public sealed partial record Declared0091([IdentifyId] string UserId, string? New);
