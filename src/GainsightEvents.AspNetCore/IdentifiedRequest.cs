using GainsightEvents.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.SignalR;

namespace GainsightEvents.AspNetCore;

/// <summary>
/// A request that is asked at each event who acts, and knows nobody once it has ended: the server gives the same <see cref="HttpContext"/> to
/// the next request, which is another user's, and a worker that a request happens to start works for others.
/// </summary>
internal sealed class IdentifiedRequest(HttpContext http, Func<HttpContext, EventContextValues?> read, IdentityLog log) : CurrentRequest
{
    private volatile HttpContext? _http = http;
    private EventContextValues? _ofConnection;

    public override EventContextValues? Actor
    {
        get
        {
            if (ReadWhileItRuns(Ask, out var actor))
            {
                return actor;
            }

            if (_ofConnection is null)
            {
                log.TellThatItHasEnded();
            }

            return _ofConnection;
        }
    }

    public override IServiceProvider? Services => ReadWhileItRuns(static current => current.RequestServices, out var services) ? services : null;

    /// <summary>Lets go of the request.</summary>
    public void End()
    {
        // By long polling, a hub's connection outlives the request that it began with, and remains that user's.
        if (_http?.GetEndpoint()?.Metadata.GetMetadata<HubMetadata>() is not null)
        {
            _ofConnection = ReadOrNobody();
        }

        _http = null;
    }

    private EventContextValues? ReadOrNobody()
    {
        try
        {
            return read(_http!);
        }
        catch (Exception)
        {
            // No event asks, so there is nobody whom it concerns. A later one finds nobody.
            return null;
        }
    }

    private EventContextValues? Ask(HttpContext current)
    {
        var actor = read(current);
        log.TellWhatIsMissing(current, actor);
        return actor;
    }

    /// <summary>Reads from the request. What was read counts only if the request had not ended until then.</summary>
    private bool ReadWhileItRuns<T>(Func<HttpContext, T?> readFrom, out T? value)
        where T : class
    {
        value = null;
        if (_http is not { } current)
        {
            return false;
        }

        try
        {
            value = readFrom(current);
        }
        catch (Exception) when (_http is null)
        {
            return false;
        }

        // No read from the context may come after the look at whether it was still ours.
        Interlocked.MemoryBarrier();
        return _http is not null;
    }
}
