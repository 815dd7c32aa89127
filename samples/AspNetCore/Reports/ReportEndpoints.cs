using System.Security.Claims;
using AspNetCore.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace AspNetCore.Reports;

/// <summary><c>POST /reports</c> and <c>POST /reports/{id}/exports</c>.</summary>
internal static class ReportEndpoints
{
    private const int LongestTitle = 80;

    public static void MapReports(this IEndpointRouteBuilder app)
    {
        var reports = app.MapGroup("/reports").RequireAuthorization();
        reports.MapPost("/", CreateAsync);
        reports.MapPost("/{id:guid}/exports", ExportAsync);
    }

    private static async Task<IResult> CreateAsync(
        [FromForm] string title, [FromForm] ReportKind kind, ClaimsPrincipal user, ReportService reports, CancellationToken cancellationToken)
    {
        if (string.IsNullOrWhiteSpace(title) || title.Length > LongestTitle || !Enum.IsDefined(kind))
        {
            return TypedResults.BadRequest($"Give the report a title of at most {LongestTitle} characters, and one of the kinds {string.Join(", ", Enum.GetNames<ReportKind>())}.");
        }

        await reports.CreateAsync(user.AccountId, title.Trim(), kind, cancellationToken);
        return TypedResults.Redirect("/");
    }

    private static async Task<IResult> ExportAsync(
        Guid id, [FromForm] ReportFormat format, ClaimsPrincipal user, ReportService reports, CancellationToken cancellationToken) =>
        Enum.IsDefined(format) && await reports.ExportAsync(user.AccountId, id, format, cancellationToken) is { } file
            ? TypedResults.File(file.Content, file.ContentType, file.Name)
            : TypedResults.NotFound();
}
