using System.Security.Claims;
using AspNetCore.Accounts;
using AspNetCore.Data;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;

namespace AspNetCore.Pages;

/// <summary><c>GET /</c>: the one page.</summary>
internal static class HomePageEndpoint
{
    private const int MostReports = 50;

    /// <param name="app">The application.</param>
    /// <param name="inspector">The page that shows what Gainsight would have received; <see langword="null"/> where Gainsight itself does.</param>
    public static void MapHomePage(this IEndpointRouteBuilder app, Uri? inspector) =>
        app.MapGet("/", async (ClaimsPrincipal principal, AppDbContext db, CancellationToken cancellationToken) =>
        {
            // A cookie may outlive the database that it is of.
            var userId = principal.Identity?.IsAuthenticated == true ? principal.UserId : default;
            var user = await db.Users.Include(user => user.Account).SingleOrDefaultAsync(user => user.Id == userId, cancellationToken);
            var reports = user is null
                ? []
                : await db.Reports.Where(report => report.AccountId == user.AccountId).OrderByDescending(report => report.CreatedAt).Take(MostReports).ToListAsync(cancellationToken);
            return new RazorComponentResult<HomePage>(new { User = user, Reports = reports, Inspector = inspector });
        });
}
