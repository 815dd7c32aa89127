using GainsightEvents;
using GainsightEvents.Hosting;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the health check of GainsightEvents.</summary>
public static class GainsightHealthChecksBuilderExtensions
{
    /// <summary>
    /// Adds a check of the delivery to Gainsight: it reports a lane that is paused, in an outage or braked, events that wait too long, new dead
    /// letters, an outbox that cannot be read or is nearly full, and a delivery that does not run.
    /// </summary>
    /// <remarks>
    /// It is for people and their alerts. Do not use it for liveness: a restart cures nothing that it reports, and loses what is in memory. For
    /// readiness it is of no use either, for an application that cannot deliver still accepts events. The check never sends anything.
    /// </remarks>
    /// <param name="builder">What <c>services.AddHealthChecks()</c> returns.</param>
    /// <param name="configure">Sets from when on something is a problem.</param>
    /// <param name="name">The check's name.</param>
    /// <param name="failureStatus">What a problem is reported as; <see langword="null"/> is <see cref="HealthStatus.Degraded"/>.</param>
    /// <param name="tags">Tags by which endpoints choose checks.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is outside its bounds.</exception>
    public static IHealthChecksBuilder AddGainsightEvents(
        this IHealthChecksBuilder builder,
        Action<GainsightHealthCheckOptions>? configure = null,
        string name = "gainsight",
        HealthStatus? failureStatus = null,
        IEnumerable<string>? tags = null)
    {
        if (builder is null)
        {
            throw new ArgumentNullException(nameof(builder));
        }

        var options = new GainsightHealthCheckOptions();
        configure?.Invoke(options);
        return builder.Add(new HealthCheckRegistration(
            name, services => new GainsightHealthCheck(services, options), failureStatus ?? HealthStatus.Degraded, tags));
    }
}
