namespace GainsightEvents.Emulator;

/// <summary>How an emulator behaves. Read once, at the start.</summary>
public sealed class EmulatorOptions
{
    /// <summary>The keys it knows. Every other key is answered 401.</summary>
    public IList<EmulatorKey> Keys { get; } = new List<EmulatorKey>();

    /// <summary>The region whose host it plays.</summary>
    public EmulatorRegion Region { get; set; } = EmulatorRegion.Us;

    /// <summary>The port on 127.0.0.1; 0 takes any free one.</summary>
    public int Port { get; set; }

    /// <summary>The quota of each key; <see langword="null"/> for none.</summary>
    public PxQuota? PxQuota { get; set; } = new();

    /// <summary>
    /// The event names registered in the product. Others are answered 201 and kept among the bad ones: some PX plans drop them without
    /// an error. <see langword="null"/> accepts every name.
    /// </summary>
    public ISet<string>? RegisteredEventNames { get; set; }

    /// <summary>The JSON Schema to judge by, with a <c>#/$defs/pxCustomEvent</c>; <see langword="null"/> for the built-in one.</summary>
    public string? Schema { get; set; }

    /// <summary>How many requests of each verdict are remembered; older ones are forgotten, and counted.</summary>
    public int Capacity { get; set; } = 10_000;

    /// <summary>The largest body in bytes; a larger one is answered 413. A bound of the emulator's, not known of Gainsight.</summary>
    public int MaxBodyBytes { get; set; } = 1024 * 1024;

    /// <summary>The clock of arrival times and quota windows.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
