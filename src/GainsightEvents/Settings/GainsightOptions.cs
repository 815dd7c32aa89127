namespace GainsightEvents;

/// <summary>The settings of the section <c>Gainsight</c>. Read live: a rotated key works at the next attempt.</summary>
public sealed class GainsightOptions
{
    /// <summary><c>Gainsight:Mode</c>. Where events go. Default: <see cref="GainsightMode.Live"/>.</summary>
    public GainsightMode Mode { get; set; } = GainsightMode.Live;

    /// <summary>
    /// <c>Gainsight:OnInvalid</c>. What happens to an invalid event. Default (<see langword="null"/>): <see cref="InvalidEventPolicy.Throw"/>
    /// in the host environment Development and without a host, <see cref="InvalidEventPolicy.DeadLetter"/> elsewhere.
    /// </summary>
    public InvalidEventPolicy? OnInvalid { get; set; }

    /// <summary><c>Gainsight:Px</c>. Gainsight PX.</summary>
    public PxOptions Px { get; set; } = new();

    /// <summary><c>Gainsight:Nxt</c>. Gainsight NXT.</summary>
    public NxtOptions Nxt { get; set; } = new();

    /// <summary><c>Gainsight:Outbox</c>. What is kept, how much and for how long.</summary>
    public OutboxOptions Outbox { get; set; } = new();
}
