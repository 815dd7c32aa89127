using System.Diagnostics.Metrics;

namespace GainsightEvents.Diagnostics;

/// <summary>
/// The meter of one service provider: of the provider's own factory where it has one, so that two hosts in one process, as in tests, are told
/// apart, and so that it ends with its host.
/// </summary>
/// <param name="factory">The provider's factory, if it has one.</param>
internal sealed class GainsightMeter(IMeterFactory? factory) : IDisposable
{
    /// <summary>The name by which meter and activity source are asked for.</summary>
    public const string Name = "GainsightEvents";

    public Meter Meter { get; } = factory?.Create(Name) ?? new Meter(Name);

    // A factory's own meters end with it, and take no notice of this.
    public void Dispose() => Meter.Dispose();
}
