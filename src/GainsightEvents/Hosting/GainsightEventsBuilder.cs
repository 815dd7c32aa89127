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
    /// Adds a hook that sees each event before it is published and may change it, or drop it: to remove personal data, to fill a member that all
    /// events share, or to keep a busy event from being sent.
    /// </summary>
    /// <typeparam name="TEvent">The type of the events that it sees: an event's own, a base type, or an interface.</typeparam>
    /// <param name="change">
    /// Returns the event, changed or not, or <see langword="null"/> to drop it. Called in the caller's thread, before anything is checked or written;
    /// hooks run in the order in which they were added. An event that is dropped was never accepted: its receipt says
    /// <see cref="PublishStatus.Dropped"/>, and <c>gainsight.events.not_accepted</c> counts it. When the hook throws, the event is not published,
    /// for it might hold what the hook was to remove: the receipt says <see cref="PublishStatus.HookFailed"/>, or PublishAsync throws the
    /// exception where <c>Gainsight:OnInvalid</c> is <see cref="InvalidEventPolicy.Throw"/>.
    /// </param>
    /// <example>
    /// <code>
    /// builder.AddGainsightEvents()
    ///     .BeforePublish&lt;ReportExported&gt;(e => e.UserId.StartsWith("test-") ? null : e with { FileName = null });
    /// </code>
    /// </example>
    public GainsightEventsBuilder BeforePublish<TEvent>(Func<TEvent, TEvent?> change)
        where TEvent : class
    {
        Services.AddSingleton<PublishHook>(new ObjectHook<TEvent>(change ?? throw new ArgumentNullException(nameof(change))));
        return this;
    }

    /// <summary>The same for an event that is a struct.</summary>
    /// <typeparam name="TEvent">The event's type.</typeparam>
    /// <param name="change">Returns the event, changed or not, or <see langword="null"/> to drop it.</param>
    public GainsightEventsBuilder BeforePublish<TEvent>(Func<TEvent, TEvent?> change)
        where TEvent : struct, IGainsightEvent
    {
        Services.AddSingleton<PublishHook>(new StructHook<TEvent>(change ?? throw new ArgumentNullException(nameof(change))));
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
