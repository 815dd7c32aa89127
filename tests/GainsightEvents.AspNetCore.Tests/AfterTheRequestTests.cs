using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>Work that a request starts and that goes on when the request, its services and its <see cref="HttpContext"/> are somebody else's.</summary>
public sealed class AfterTheRequestTests
{
    [Fact]
    public async Task It_is_nobodys_also_while_the_connection_serves_another_and_this_is_told_once()
    {
        var ended = new TaskCompletionSource();
        var background = Task.CompletedTask;
        var contexts = new List<HttpContext>();
        await using var application = await RunningApplication.StartAsync(static builder => builder.AddGainsightEvents(), app =>
        {
            app.UseGainsightIdentity(HeaderUser.Read);
            app.MapGet("/start", (HttpContext http, IEventPublisher publisher) =>
            {
                contexts.Add(http);
                background = Task.Run(async () =>
                {
                    await ended.Task;
                    await Assert.ThrowsAsync<InvalidEventException>(async () => await publisher.PublishPageViewedAsync("/refused", TestContext.Current.CancellationToken));
                    await Assert.ThrowsAsync<InvalidEventException>(async () => await publisher.PublishPageViewedAsync("/refused", TestContext.Current.CancellationToken));
                });
            });
            app.MapGet("/next", async (HttpContext http) =>
            {
                contexts.Add(http);
                ended.SetResult();
                await background;
                return await RunningApplication.PublishAsync(http);
            });
        });
        using var client = new HttpClient { BaseAddress = application.Address };

        await client.GetAsync("start", "anna");
        Assert.Equal("Accepted", await client.GetAsync("next", "ben"));

        // The server gave one context to both, which is the danger.
        Assert.Same(contexts[0], contexts[1]);
        Assert.Equal("ben", (await application.ReadActorsAsync(1))["/next"]);
        Assert.Contains("after its request had ended", Assert.Single(application.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_is_the_users_where_it_takes_the_user_along()
    {
        var ended = new TaskCompletionSource();
        var background = Task.CompletedTask;
        await using var application = await RunningApplication.StartAsync(static builder => builder.AddGainsightEvents(), app =>
        {
            app.UseGainsightIdentity(HeaderUser.Read);
            app.MapGet("/start", (IEventPublisher publisher, IEventContext context) =>
            {
                var user = context.Current!;
                background = Task.Run(async () =>
                {
                    using (context.Identify(user))
                    {
                        await ended.Task;
                        await publisher.PublishPageViewedAsync("/in-background");
                    }
                });
            });
        });
        using var client = new HttpClient { BaseAddress = application.Address };

        await client.GetAsync("start", "anna");
        await client.GetAsync("missing", "ben");
        ended.SetResult();
        await background;

        Assert.Equal("anna", (await application.ReadActorsAsync(1))["/in-background"]);
        Assert.Empty(application.Warnings);
    }

    [Fact]
    public async Task Whatever_the_moment_of_the_end_nobody_is_taken_for_another()
    {
        var readings = new ConcurrentBag<Task<(string Started, List<string?> Read)>>();
        await using var application = await RunningApplication.StartAsync(static builder => builder.AddGainsightEvents(), app =>
        {
            app.UseGainsightIdentity(HeaderUser.Read);
            app.MapGet("/start", async (HttpContext http, IEventContext context) =>
            {
                var user = HeaderUser.IdOf(http)!;
                var begun = new TaskCompletionSource();
                readings.Add(Task.Run(() => (user, Enumerable.Range(0, 5_000).Select(_ =>
                {
                    var current = context.Current?.IdentifyId;
                    begun.TrySetResult();
                    return current;
                }).Distinct().ToList())));
                await begun.Task;
            });
        });
        using var client = new HttpClient { BaseAddress = application.Address };

        for (var i = 0; i < 200; i++)
        {
            await client.GetAsync("start", $"user-{i}");
        }

        Assert.Equal(200, readings.Count);
        Assert.All(await Task.WhenAll(readings), static reading => Assert.Equal(reading.Started, Assert.Single(reading.Read.OfType<string>())));
    }
}
