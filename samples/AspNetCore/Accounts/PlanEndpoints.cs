using System.Security.Claims;
using Microsoft.AspNetCore.Mvc;

namespace AspNetCore.Accounts;

/// <summary><c>POST /plan</c>.</summary>
internal static class PlanEndpoints
{
    public static void MapPlans(this IEndpointRouteBuilder app) =>
        app.MapPost("/plan", async Task<IResult> ([FromForm] Plan plan, ClaimsPrincipal user, PlanService plans, CancellationToken cancellationToken) =>
            await plans.UpgradeAsync(user.AccountId, plan, cancellationToken)
                ? TypedResults.Redirect("/")
                : TypedResults.BadRequest($"{plan} is no upgrade of the present plan."))
        .RequireAuthorization();
}
