namespace GainsightEvents.Plans.PlanFiles;

/// <summary>What a value of JSON is.</summary>
internal enum PlanJsonKind
{
    Object = 0,
    Array,
    String,
    Number,
    True,
    False,
    Null,
}
