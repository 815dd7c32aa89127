using GainsightEvents.Publishing;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents;

/// <summary>What <c>AddGainsightEvents</c> returns, for further registration.</summary>
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

    /// <summary>Adds an observer that is told every final outcome.</summary>
    /// <typeparam name="TObserver">Its type. It is made once, with the services it asks for.</typeparam>
    public GainsightEventsBuilder AddObserver<
#if NET8_0_OR_GREATER
        [System.Diagnostics.CodeAnalysis.DynamicallyAccessedMembers(System.Diagnostics.CodeAnalysis.DynamicallyAccessedMemberTypes.PublicConstructors)]
#endif
        TObserver>()
        where TObserver : class, IDeliveryObserver
    {
        Services.AddSingleton<IDeliveryObserver, TObserver>();
        return this;
    }

    /// <summary>
    /// Identifies the actor with services of the application, where no <see cref="IEventContext.Identify"/> scope is open. The last call counts.
    /// </summary>
    /// <param name="read">
    /// Reads the actor; <see langword="null"/> if nobody is known. Called at every Publish, on the caller's thread. When it throws, that is logged and
    /// nobody is identified. Its services are a scope's, so that scoped ones may be taken: the request's where <c>UseGainsightIdentity</c> of the
    /// package GainsightEvents.AspNetCore is used and the request still runs, else those of a scope that is made for the call and disposed of after
    /// it. Publish does not wait for services that dispose of themselves asynchronously.
    /// </param>
    /// <example>
    /// <code>
    /// builder.Services.AddScoped&lt;CurrentUser&gt;();
    /// builder.AddGainsightEvents().IdentifyWith(services =>
    ///     services.GetRequiredService&lt;CurrentUser&gt;() is { Id: { } id } user
    ///         ? new EventContextValues { IdentifyId = id, AccountId = user.TenantId }
    ///         : null);
    /// </code>
    /// </example>
    public GainsightEventsBuilder IdentifyWith(Func<IServiceProvider, EventContextValues?> read)
    {
        Services.AddSingleton(new ActorDelegate(read ?? throw new ArgumentNullException(nameof(read))));
        return this;
    }
}
