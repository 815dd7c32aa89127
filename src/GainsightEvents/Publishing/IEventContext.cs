namespace GainsightEvents;

/// <summary>
/// Who acts, set once for many events. It fills accountId, sessionId, url, referrer, remoteHost and userType where an event leaves them null, and
/// identifyId for events marked <see cref="IdentitySource.FromContext"/>.
/// </summary>
public interface IEventContext
{
    /// <summary>The caller's values, or <see langword="null"/> if nobody is identified.</summary>
    EventContextValues? Current { get; }

    /// <summary>Sets the values of the current asynchronous flow, until the returned scope is disposed of.</summary>
    /// <param name="values">The values. They replace those of an outer scope completely.</param>
    IDisposable Identify(EventContextValues values);
}
