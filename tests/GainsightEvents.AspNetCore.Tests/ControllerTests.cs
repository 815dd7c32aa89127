using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.ApplicationParts;
using Microsoft.AspNetCore.Mvc.Controllers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>Controllers, and services that are made once for all requests.</summary>
public sealed class ControllerTests
{
    [Fact]
    public async Task A_singleton_that_publishes_does_so_as_the_user_of_the_request_that_calls_it()
    {
        await using var application = await RunningApplication.StartAsync(
            static builder =>
            {
                builder.AddGainsightEvents();
                builder.Services.AddSingleton<Recorder>();
                builder.Services.AddControllers().ConfigureApplicationPartManager(static parts => parts.FeatureProviders.Add(new OnlyPages()));
            },
            static app =>
            {
                app.UseGainsightIdentity(HeaderUser.Read);
                app.MapControllers();
            });
        using var client = new HttpClient { BaseAddress = application.Address };

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => client.GetAsync($"pages/{i}", $"user-{i}")));

        Assert.All(await application.ReadActorsAsync(10), static actor => Assert.Equal("user-" + actor.Key, actor.Value));
    }

    internal sealed class Recorder(IEventPublisher publisher)
    {
        public ValueTask<PublishReceipt> RecordAsync(string page) => publisher.PublishPageViewedAsync(page);
    }

    [Route("pages")]
    internal sealed class PagesController(Recorder recorder) : ControllerBase
    {
        [HttpGet("{page}")]
        public async Task<string> View(string page) => (await recorder.RecordAsync(page)).Status.ToString();
    }

    // Controllers are public types, which a test project has none of.
    private sealed class OnlyPages : IApplicationFeatureProvider<ControllerFeature>
    {
        public void PopulateFeature(IEnumerable<ApplicationPart> parts, ControllerFeature feature) =>
            feature.Controllers.Add(typeof(PagesController).GetTypeInfo());
    }
}
