using GainsightEvents.Dispatch;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents;

/// <summary>What <c>AddGainsightEvents</c> returns, to add to it.</summary>
public sealed class GainsightEventsBuilder
{
    internal GainsightEventsBuilder(IServiceCollection services) => Services = services;

    /// <summary>The service collection.</summary>
    public IServiceCollection Services { get; }

    /// <summary>Adds an observer that is told every final outcome.</summary>
    /// <param name="observer">The observer. One that needs services is registered in <see cref="Services"/> as <see cref="IDeliveryObserver"/>.</param>
    public GainsightEventsBuilder AddObserver(IDeliveryObserver observer)
    {
        Services.AddSingleton(observer ?? throw new ArgumentNullException(nameof(observer)));
        return this;
    }
}
