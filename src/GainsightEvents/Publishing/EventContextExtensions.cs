namespace GainsightEvents;

/// <summary>Identifies the actor with one call.</summary>
public static class EventContextExtensions
{
    /// <summary>
    /// Sets the actor of the current asynchronous flow, until the returned scope is disposed of. It replaces an outer scope completely.
    /// </summary>
    /// <param name="context">The context.</param>
    /// <param name="identifyId">
    /// The user's stable id, for events marked <see cref="IdentitySource.FromContext"/>; for an anonymous actor, its own id, with
    /// <see cref="PxUserType.Visitor"/> or <see cref="PxUserType.Lead"/>.
    /// </param>
    /// <param name="accountId">The account the user belongs to.</param>
    /// <param name="sessionId">The session.</param>
    /// <param name="url">The page.</param>
    /// <param name="referrer">The referring page.</param>
    /// <param name="remoteHost">The actor's address or host name.</param>
    /// <param name="userType">The kind of actor. <see langword="null"/>: USER.</param>
    /// <example>
    /// A job identifies for whom it works. Requests are identified by <c>UseGainsightIdentity</c> of the package GainsightEvents.AspNetCore.
    /// <code>
    /// using (context.Identify(order.UserId, accountId: order.AccountId))
    /// {
    ///     await ship(order);
    /// }
    /// </code>
    /// </example>
    public static IDisposable Identify(
        this IEventContext context,
        string? identifyId,
        string? accountId = null,
        string? sessionId = null,
        string? url = null,
        string? referrer = null,
        string? remoteHost = null,
        PxUserType? userType = null)
    {
        if (context is null)
        {
            throw new ArgumentNullException(nameof(context));
        }

        return context.Identify(new EventContextValues
        {
            IdentifyId = identifyId,
            AccountId = accountId,
            SessionId = sessionId,
            Url = url,
            Referrer = referrer,
            RemoteHost = remoteHost,
            UserType = userType,
        });
    }
}
