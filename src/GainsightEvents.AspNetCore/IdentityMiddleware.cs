using GainsightEvents.Publishing;
using Microsoft.AspNetCore.Http;

namespace GainsightEvents.AspNetCore;

/// <summary>Lets each request say who acts, for all events that are published while it is served and by what it has started.</summary>
internal sealed class IdentityMiddleware(
    RequestDelegate next, AsyncLocalEventContext context, Func<HttpContext, EventContextValues?> read, IdentityLog log)
{
    public async Task InvokeAsync(HttpContext http)
    {
        var request = new IdentifiedRequest(http, read, log);
        using (context.Enter(request))
        {
            try
            {
                await next(http).ConfigureAwait(false);
            }
            finally
            {
                request.End();
            }
        }
    }
}
