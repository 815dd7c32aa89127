using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>Where in the pipeline the identity is, and what is said where it cannot know anybody.</summary>
public sealed class OrderTests
{
    [Fact]
    public async Task Before_authentication_it_still_identifies_whom_the_endpoint_serves()
    {
        await using var application = await StartAsync(static app =>
        {
            app.UseGainsightIdentity();
            app.UseAuthentication();
        });
        using var browser = new Browser();
        await browser.GetAsync(new Uri(application.Address, "sign-in/anna"));

        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "publish")));

        Assert.Equal("anna", (await application.ReadActorsAsync(1))["/publish"]);
        Assert.Empty(application.Warnings);
    }

    [Fact]
    public async Task What_is_published_before_authentication_has_run_is_told_once_with_the_remedy()
    {
        await using var application = await StartAsync(static app =>
        {
            app.UseGainsightIdentity();
            app.Use(static async (http, next) =>
            {
                await Assert.ThrowsAsync<InvalidEventException>(() => RunningApplication.PublishAsync(http));
                await next(http);
            });
            app.UseAuthentication();
        });
        using var browser = new Browser();

        await browser.GetAsync(new Uri(application.Address, "sign-in/anna"));
        await browser.GetAsync(new Uri(application.Address, "publish"));

        Assert.Contains("Call app.UseAuthentication() before", Assert.Single(application.Warnings), StringComparison.Ordinal);
        Assert.Equal("anna", (await application.ReadActorsAsync(1))["/publish"]);
    }

    [Fact]
    public async Task An_application_without_authentication_is_told_that_nobody_can_be_identified()
    {
        await using var application = await RunningApplication.StartAsync(static builder => builder.AddGainsightEvents(), static app =>
        {
            app.UseGainsightIdentity();
            app.MapGet("/publish", RunningApplication.Publish);
        });
        using var browser = new Browser();

        Assert.Contains("nobody is identified", await browser.GetAsync(new Uri(application.Address, "publish")), StringComparison.Ordinal);

        Assert.Contains("no authentication had run", Assert.Single(application.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task In_a_branch_it_identifies_the_requests_of_the_branch_only()
    {
        await using var application = await StartAsync(static app =>
        {
            app.UseAuthentication();
            app.UseWhen(static http => http.Request.Path.StartsWithSegments("/publish"), static branch => branch.UseGainsightIdentity());
            app.MapGet("/elsewhere", RunningApplication.Publish);
        });
        using var browser = new Browser();
        await browser.GetAsync(new Uri(application.Address, "sign-in/anna"));

        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "publish")));
        Assert.Contains("nobody is identified", await browser.GetAsync(new Uri(application.Address, "elsewhere")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_error_page_publishes_as_the_user_whose_request_failed()
    {
        await using var application = await StartAsync(static app =>
        {
            app.UseExceptionHandler("/error");
            app.UseAuthentication();
            app.UseGainsightIdentity();
            app.MapGet("/fail", static string () => throw new NotSupportedException("As asked."));
            app.MapGet("/error", RunningApplication.Publish);
        });
        using var browser = new Browser();
        await browser.GetAsync(new Uri(application.Address, "sign-in/anna"));

        await browser.GetAsync(new Uri(application.Address, "fail"));

        Assert.Equal("anna", (await application.ReadActorsAsync(1))["/error"]);
    }

    [Fact]
    public async Task What_a_delegate_throws_disturbs_no_request_and_is_logged_without_its_text()
    {
        await using var application = await RunningApplication.StartAsync(static builder => builder.AddGainsightEvents(), static app =>
        {
            app.UseGainsightIdentity(static EventContextValues? (_) => throw new NotSupportedException("user anna"));
            app.MapGet("/publish", static async (IEventPublisher publisher) =>
                (await publisher.PublishAsync(new CustomEvent("Viewed", "its-own"))).Status.ToString());
        });
        using var browser = new Browser();

        Assert.Equal("Accepted", await browser.GetAsync(new Uri(application.Address, "publish")));

        var warning = Assert.Single(application.Warnings);
        Assert.Contains(nameof(NotSupportedException), warning, StringComparison.Ordinal);
        Assert.DoesNotContain("anna", warning, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_services_the_application_does_not_start_and_says_what_is_missing()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() =>
            RunningApplication.StartAsync(static _ => { }, static app => app.UseGainsightIdentity()));

        Assert.Contains("Call builder.AddGainsightEvents()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_event_context_of_the_applications_own_is_named()
    {
        var error = await Assert.ThrowsAsync<InvalidOperationException>(() => RunningApplication.StartAsync(
            static builder => builder.AddGainsightEvents().Services.AddSingleton<IEventContext, OwnContext>(), static app => app.UseGainsightIdentity()));

        Assert.Contains(nameof(OwnContext), error.Message, StringComparison.Ordinal);
    }

    private static Task<RunningApplication> StartAsync(Action<WebApplication> use) => RunningApplication.StartAsync(
        static builder =>
        {
            builder.AddGainsightEvents();
            builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
        },
        app =>
        {
            use(app);
            app.MapGet("/sign-in/{user}", static (HttpContext http, string user) => http.SignInAsync(new ClaimsPrincipal(
                new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user)], CookieAuthenticationDefaults.AuthenticationScheme))));
            app.MapGet("/publish", RunningApplication.Publish);
        });

    private sealed class OwnContext : IEventContext
    {
        public EventContextValues? Current => null;

        public IDisposable Identify(EventContextValues values) => throw new NotSupportedException();
    }
}
