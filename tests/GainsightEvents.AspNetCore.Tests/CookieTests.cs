using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>Users who sign in by a cookie.</summary>
public sealed class CookieTests
{
    [Fact]
    public async Task Concurrent_requests_of_two_users_publish_each_their_own_events()
    {
        var (first, second) = (new TaskCompletionSource(), new TaskCompletionSource());
        await using var application = await StartAsync(app => app.MapGet("/meet/{user}", async (HttpContext http, string user) =>
        {
            var (mine, other) = user == "anna" ? (first, second) : (second, first);
            mine.SetResult();
            await other.Task;
            return await RunningApplication.PublishAsync(http);
        }));
        using var anna = new Browser();
        using var ben = new Browser();
        await anna.GetAsync(new Uri(application.Address, "sign-in/anna"));
        await ben.GetAsync(new Uri(application.Address, "sign-in/ben"));

        await Task.WhenAll(anna.GetAsync(new Uri(application.Address, "meet/anna")), ben.GetAsync(new Uri(application.Address, "meet/ben")));

        var actors = await application.ReadActorsAsync(4);
        Assert.Equal(("anna of acct-anna", "ben of acct-ben"), (actors["/meet/anna"], actors["/meet/ben"]));
    }

    [Fact]
    public async Task Who_signs_in_and_out_during_the_request_counts_from_then_on()
    {
        await using var application = await StartAsync(static app => app.MapGet("/change/{user}", async (HttpContext http, string user) =>
        {
            var before = http.User;
            http.User = UserOf(user);
            var asked = await RunningApplication.PublishAsync(http);
            http.User = before;
            return asked;
        }));
        using var browser = new Browser();

        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "sign-in/anna")));
        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "change/ben")));
        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "publish")));

        var actors = await application.ReadActorsAsync(3);
        Assert.Equal("anna of acct-anna", actors["/sign-in/anna"]);
        Assert.Equal("ben of acct-ben", actors["/change/ben"]);
        Assert.Equal("anna of acct-anna", actors["/publish"]);
    }

    [Fact]
    public async Task Of_somebody_anonymous_an_event_is_refused_as_always_and_no_advice_is_given()
    {
        await using var application = await StartAsync(static _ => { });
        using var browser = new Browser();

        var answer = await browser.GetAsync(new Uri(application.Address, "publish"));

        Assert.Contains("nobody is identified", answer, StringComparison.Ordinal);
        Assert.Empty(application.Warnings);
    }

    [Fact]
    public async Task A_scope_inside_the_request_goes_before_its_user_so_that_support_may_act_for_another()
    {
        await using var application = await StartAsync(static app => app.MapGet("/for/{user}", async (HttpContext http, string user, IEventContext context) =>
        {
            using (context.Identify(user, accountId: "acct-" + user))
            {
                await RunningApplication.PublishAsync(http);
            }

            return context.Current?.IdentifyId;
        }));
        using var browser = new Browser();
        await browser.GetAsync(new Uri(application.Address, "sign-in/support"));

        Assert.Equal("support", await browser.GetAsync(new Uri(application.Address, "for/anna")));

        Assert.Equal("anna of acct-anna", (await application.ReadActorsAsync(2))["/for/anna"]);
    }

    [Fact]
    public async Task Neither_user_nor_account_is_ever_logged()
    {
        await using var application = await StartAsync(static _ => { }, new GainsightIdentityOptions { IdentifyIdClaim = "employee", AccountIdClaim = "account" });
        using var browser = new Browser();
        await browser.GetAsync(new Uri(application.Address, "sign-in/anna"));

        await browser.GetAsync(new Uri(application.Address, "publish"));
        await browser.GetAsync(new Uri(application.Address, "publish"));

        var warning = Assert.Single(application.Warnings);
        Assert.Contains("has no claim employee", warning, StringComparison.Ordinal);
        Assert.Contains("GainsightIdentityOptions.IdentifyIdClaim", warning, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", warning, StringComparison.Ordinal);
    }

    private static Task<RunningApplication> StartAsync(Action<WebApplication> map, GainsightIdentityOptions? options = null) => RunningApplication.StartAsync(
        static builder =>
        {
            builder.AddGainsightEvents();
            builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        },
        app =>
        {
            app.UseAuthentication();
            app.UseGainsightIdentity(options ?? new GainsightIdentityOptions { AccountIdClaim = "account" });
            app.MapGet("/sign-in/{user}", static async (HttpContext http, string user) =>
            {
                http.User = UserOf(user);
                await http.SignInAsync(http.User);
                return http.RequestServices.GetRequiredService<IEventContext>().Current?.IdentifyId is null ? "Nobody" : await RunningApplication.PublishAsync(http);
            });
            app.MapGet("/publish", RunningApplication.Publish);
            map(app);
        });

    private static ClaimsPrincipal UserOf(string user) => new(new ClaimsIdentity(
        [new Claim(ClaimTypes.NameIdentifier, user), new Claim("account", "acct-" + user)], CookieAuthenticationDefaults.AuthenticationScheme));
}
