namespace GainsightEvents;

/// <summary>Which entries of a lane are sent first.</summary>
public enum EventPriority
{
    /// <summary>After everything else.</summary>
    Low = -1,

    /// <summary>In the order of acceptance; event names take turns.</summary>
    Normal = 0,

    /// <summary>Before everything else, and from the day's reserve when the rest of the day's quota is used up.</summary>
    High = 1,
}
