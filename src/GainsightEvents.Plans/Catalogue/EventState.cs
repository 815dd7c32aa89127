namespace GainsightEvents.Plans.Catalogue;

/// <summary>How far an event is on its way.</summary>
internal enum EventState
{
    Current = 0,

    /// <summary>About to end.</summary>
    Deprecated,

    /// <summary>Not sent any more from a day on.</summary>
    Retired,
}
