// <PlanOf>GSE0093</PlanOf>
[GainsightEvent("Declared 0093")]
public sealed partial record Declared0093([IdentifyId] string UserId, string? Retyped);
