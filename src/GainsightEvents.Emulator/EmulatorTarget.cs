namespace GainsightEvents.Emulator;

/// <summary>The Gainsight product whose part the emulator plays for a request.</summary>
public enum EmulatorTarget
{
    /// <summary>Gainsight PX.</summary>
    Px = 0,

    /// <summary>Gainsight NXT.</summary>
    Nxt = 1,
}
