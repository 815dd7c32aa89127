namespace GainsightEvents.Plans.Comparison;

/// <summary>What a change of a plan means for who reads the data at Gainsight and for the code that publishes.</summary>
public enum PlanChangeClass
{
    /// <summary>Nothing that was right becomes wrong.</summary>
    Compatible = 0,

    /// <summary>Nothing breaks, but somebody has to know: a limit comes near, a value may be absent now.</summary>
    Warning,

    /// <summary>Reports at Gainsight, or the code that publishes, stop working as they did.</summary>
    Breaking,
}
