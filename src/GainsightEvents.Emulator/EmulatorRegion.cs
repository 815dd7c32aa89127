namespace GainsightEvents.Emulator;

/// <summary>A Gainsight PX region. Each has a host of its own; a key belongs to one.</summary>
public enum EmulatorRegion
{
    /// <summary><c>api.aptrinsic.com</c>.</summary>
    Us = 0,

    /// <summary><c>api-eu.aptrinsic.com</c>.</summary>
    Eu = 1,

    /// <summary><c>api-us2.aptrinsic.com</c>.</summary>
    Us2 = 2,
}
