using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>A service of each request that knows its user, read by <c>IdentifyWith</c>.</summary>
public sealed class IdentifyWithTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_scoped_service_that_reads_the_request_knows_the_user_of_each(bool withIdentity)
    {
        await using var application = await StartAsync<AccessorUser>(withIdentity, static _ => { });
        using var client = new HttpClient { BaseAddress = application.Address };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.GetAsync($"publish/{i}", $"user-{i}")));

        var actors = await application.ReadActorsAsync(20);
        Assert.All(actors, static actor => Assert.Equal(actor.Key, "/publish/" + actor.Value["user-".Length..]));
    }

    [Fact]
    public async Task With_the_identity_in_the_pipeline_it_is_the_requests_own_service_which_other_middleware_has_filled()
    {
        await using var application = await StartAsync<FilledUser>(withIdentity: true, static app => app.Use(static (http, next) =>
        {
            http.RequestServices.GetRequiredService<FilledUser>().Id = HeaderUser.IdOf(http);
            return next(http);
        }));
        using var client = new HttpClient { BaseAddress = application.Address };

        await Task.WhenAll(Enumerable.Range(0, 20).Select(i => client.GetAsync($"publish/{i}", $"user-{i}")));

        var actors = await application.ReadActorsAsync(20);
        Assert.All(actors, static actor => Assert.Equal(actor.Key, "/publish/" + actor.Value["user-".Length..]));
    }

    [Fact]
    public async Task After_the_request_it_gets_a_scope_of_its_own_and_this_is_told_once()
    {
        var goOn = new TaskCompletionSource();
        Task? background = null;
        await using var application = await StartAsync<FilledUser>(withIdentity: true, app => app.MapGet("/start", (IEventPublisher publisher, FilledUser user) =>
        {
            user.Id = "of-the-request";
            background = Task.Run(async () =>
            {
                await goOn.Task;
                await publisher.PublishAsync(new CustomEvent("Ended", "its-own"), TestContext.Current.CancellationToken);
                await Assert.ThrowsAsync<InvalidEventException>(async () => await publisher.PublishPageViewedAsync("/in-background", TestContext.Current.CancellationToken));
            });
        }));
        using var client = new HttpClient { BaseAddress = application.Address };
        await client.GetAsync("start", null);

        // The next request on the connection is served when the one before it has ended and its services are disposed of.
        await client.GetAsync("missing", null);
        goOn.SetResult();
        await background!;

        Assert.Contains("after its request had ended", Assert.Single(application.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_requests_it_gets_a_scope_of_its_own()
    {
        await using var application = await StartAsync<JobUser>(withIdentity: true, static _ => { });
        await application.Publisher.PublishPageViewedAsync("/in-a-job", TestContext.Current.CancellationToken);

        Assert.Equal("job-1", (await application.ReadActorsAsync(1))["/in-a-job"]);
    }

    [Fact]
    public async Task The_user_of_the_request_goes_before_it()
    {
        await using var application = await RunningApplication.StartAsync(
            static builder => builder.AddGainsightEvents().IdentifyWith(static _ => new EventContextValues { IdentifyId = "job" }),
            static app =>
            {
                app.UseGainsightIdentity(HeaderUser.Read);
                app.MapGet("/publish/{n}", RunningApplication.Publish);
            });
        using var client = new HttpClient { BaseAddress = application.Address };

        await client.GetAsync("publish/1", "anna");
        await client.GetAsync("publish/2", null);

        var actors = await application.ReadActorsAsync(2);
        Assert.Equal(("anna", "job"), (actors["/publish/1"], actors["/publish/2"]));
    }

    private static Task<RunningApplication> StartAsync<TUser>(bool withIdentity, Action<WebApplication> use)
        where TUser : class, IUser => RunningApplication.StartAsync(
        static builder =>
        {
            builder.Services.AddHttpContextAccessor();
            builder.Services.AddScoped<TUser>();
            builder.AddGainsightEvents().IdentifyWith(static services => services.GetRequiredService<TUser>().Id is { } id
                ? new EventContextValues { IdentifyId = id }
                : null);
        },
        app =>
        {
            if (withIdentity)
            {
                app.UseGainsightIdentity();
            }

            use(app);
            app.MapGet("/publish/{n}", RunningApplication.Publish);
        });

    private interface IUser
    {
        string? Id { get; }
    }

    private sealed class AccessorUser(IHttpContextAccessor accessor) : IUser
    {
        public string? Id { get; } = HeaderUser.IdOf(accessor.HttpContext!);
    }

    private sealed class FilledUser : IUser
    {
        public string? Id { get; set; }
    }

    private sealed class JobUser : IUser
    {
        public string? Id => "job-1";
    }
}
