// <PlanOf>GSE0095</PlanOf>
[GainsightEvent("Declared 0095")]
public sealed partial record Declared0095([IdentifyId] string UserId, string? New);
