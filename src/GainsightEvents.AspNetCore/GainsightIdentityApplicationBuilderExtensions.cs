using GainsightEvents;
using GainsightEvents.AspNetCore;
using GainsightEvents.Publishing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Microsoft.AspNetCore.Builder;

/// <summary>Identifies who acts in a request.</summary>
public static class GainsightIdentityApplicationBuilderExtensions
{
    /// <summary>
    /// Identifies the signed-in user as the actor of all events that are published in a request, by the claim <c>ClaimTypes.NameIdentifier</c>,
    /// else <c>sub</c>: right for cookies, JwtBearer and OpenIdConnect as they come. The user is read at each event, so one who signs in during the
    /// request counts, and so does one whom the endpoint's own authentication scheme finds. A request that has ended identifies nobody. An open
    /// <see cref="IEventContext.Identify"/> scope takes precedence.
    /// </summary>
    /// <param name="app">The application, or a branch of it.</param>
    /// <exception cref="InvalidOperationException">AddGainsightEvents was not called.</exception>
    public static IApplicationBuilder UseGainsightIdentity(this IApplicationBuilder app) => app.UseGainsightIdentity(new GainsightIdentityOptions());

    /// <summary>Identifies the signed-in user as the actor of all events that are published in a request, by the claims of the options.</summary>
    /// <param name="app">The application, or a branch of it.</param>
    /// <param name="options">The claims.</param>
    /// <exception cref="InvalidOperationException">AddGainsightEvents was not called.</exception>
    public static IApplicationBuilder UseGainsightIdentity(this IApplicationBuilder app, GainsightIdentityOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var claims = new UserClaims(options);
        return app.Use(http => claims.Read(http.User), claims);
    }

    /// <summary>Identifies the actor of all events that are published in a request by a delegate.</summary>
    /// <param name="app">The application, or a branch of it.</param>
    /// <param name="read">
    /// Reads the actor; <see langword="null"/> if nobody is known. Called at every Publish in the request, on the caller's thread. When it
    /// throws, that is logged and nobody is identified.
    /// </param>
    /// <exception cref="InvalidOperationException">AddGainsightEvents was not called.</exception>
    public static IApplicationBuilder UseGainsightIdentity(this IApplicationBuilder app, Func<HttpContext, EventContextValues?> read)
    {
        ArgumentNullException.ThrowIfNull(read);
        return app.Use(read, null);
    }

    private static IApplicationBuilder Use(this IApplicationBuilder app, Func<HttpContext, EventContextValues?> read, UserClaims? claims)
    {
        ArgumentNullException.ThrowIfNull(app);
        var context = app.ApplicationServices.GetService<IEventContext>() switch
        {
            AsyncLocalEventContext ours => ours,
            null => throw new InvalidOperationException(
                "UseGainsightIdentity needs the services of GainsightEvents, which are not registered. Call builder.AddGainsightEvents() before builder.Build()."),
            var other => throw new InvalidOperationException(
                $"UseGainsightIdentity works with the IEventContext of AddGainsightEvents, and {other.GetType()} is registered. Remove that registration, or identify requests with it and without UseGainsightIdentity."),
        };
        var log = new IdentityLog(app.ApplicationServices.GetRequiredService<ILogger<IdentityLog>>(), claims);
        return app.Use(next => new IdentityMiddleware(next, context, read, log).InvokeAsync);
    }
}
