namespace GainsightEvents;

/// <summary>
/// Who acts, said once: fills accountId, sessionId, url, referrer, remoteHost and userType where an event leaves them null, and
/// identifyId for events marked <see cref="IdentitySource.FromContext"/>.
/// </summary>
public interface IEventContext
{
    /// <summary>The values in force for the caller, or <see langword="null"/> when nobody is identified.</summary>
    EventContextValues? Current { get; }

    /// <summary>Puts values in force for the current asynchronous flow, until the returned scope is disposed of.</summary>
    /// <param name="values">The values. They replace those of an outer scope whole.</param>
    IDisposable Identify(EventContextValues values);
}
