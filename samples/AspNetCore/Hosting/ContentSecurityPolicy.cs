namespace AspNetCore.Hosting;

/// <summary>Tells browsers to run no script, and to load nothing but this application's style sheet.</summary>
internal static class ContentSecurityPolicy
{
    private const string Policy = "default-src 'none'; style-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    public static void UseContentSecurityPolicy(this IApplicationBuilder app) => app.Use((http, next) =>
    {
        http.Response.Headers.ContentSecurityPolicy = Policy;
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return next(http);
    });
}
