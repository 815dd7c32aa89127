namespace GainsightEvents;

/// <summary>Where events go.</summary>
public enum GainsightMode
{
    /// <summary>To Gainsight.</summary>
    Live = 0,

    /// <summary>To an emulator: the base address must be set and be loopback, and no real key is needed.</summary>
    Emulator,

    /// <summary>Nowhere: events are counted and forgotten. Needs no key.</summary>
    Off,
}
