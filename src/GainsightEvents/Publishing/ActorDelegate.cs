using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.Publishing;

/// <summary>
/// Tells who acts where nothing nearer says so. It is given a scope's services and never the root's: those would make a scoped service
/// once, for the first user, and keep it for all others.
/// </summary>
internal sealed record ActorDelegate(Func<IServiceProvider, EventContextValues?> Read)
{
    /// <summary>Reads with the request's services, and outside of requests with those of a scope that lasts as long as the call.</summary>
    public EventContextValues? ReadScoped(CurrentRequest? request, IServiceScopeFactory scopes)
    {
        if (request?.Services is { } services)
        {
            try
            {
                return Read(services);
            }
            catch (ObjectDisposedException) when (request.Services is null)
            {
                // The request ended meanwhile: what publishes here outlives it.
            }
        }

        return ReadInOwnScope(scopes);
    }

    private EventContextValues? ReadInOwnScope(IServiceScopeFactory scopes)
    {
        AsyncServiceScope scope;
        try
        {
            scope = scopes.CreateAsyncScope();
        }
        catch (ObjectDisposedException)
        {
            // The application is over, and Publish tells so by its receipt.
            return null;
        }

        try
        {
            return Read(scope.ServiceProvider);
        }
        finally
        {
            _ = EndAsync(scope);
        }
    }

    /// <summary>
    /// Publish does not wait for services that take their time to dispose of themselves: a thread that blocks here could be the one that they
    /// need. One that fails at it does not take away the user whom it has told.
    /// </summary>
    private static async Task EndAsync(AsyncServiceScope scope) => await scope.DisposeAsync().ConfigureAwait(false);
}
