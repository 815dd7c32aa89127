namespace GainsightEvents.Publishing;

/// <summary>
/// The request that events are published in. It is asked at each event, because a request may learn late who acts: by an authentication
/// scheme of the endpoint's own, or because somebody signs in.
/// </summary>
internal abstract class CurrentRequest
{
    /// <summary>Who acts, as far as the request knows now; <see langword="null"/> if nobody is known.</summary>
    public abstract EventContextValues? Actor { get; }

    /// <summary>The services of the request; <see langword="null"/> once it has ended, for they are disposed of then.</summary>
    public abstract IServiceProvider? Services { get; }
}
