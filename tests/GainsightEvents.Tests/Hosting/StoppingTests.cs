using GainsightEvents.Tests.Delivery;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.Tests.Hosting;

/// <summary>However an application ends, what it published has an outcome that is told, and nothing goes on sending.</summary>
public sealed class StoppingTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly LoopbackServer _server = new() { Answer = static _ => null };
    private readonly RecordingObserver _observer = new();

    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    public void Dispose() => _server.Dispose();

    [Fact]
    public async Task A_host_that_is_disposed_without_a_stop_tells_what_was_not_delivered()
    {
        var host = Build();
        await host.StartAsync(Ended);
        var publisher = host.Services.GetRequiredService<IEventPublisher>();
        await publisher.PublishAsync(new CustomEvent("A", "user-1"), Ended);
        await UntilAsync(() => _server.Requests.Count == 1);

        host.Dispose();
        host.Dispose();

        Assert.Equal(DeliveryOutcome.Discarded, Assert.Single(_observer.Told).Outcome);
        Assert.Equal(PublishStatus.Stopped, (await publisher.PublishAsync(new CustomEvent("B", "user-1"), Ended)).Status);
        Assert.Single(_server.Requests);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task After_a_start_that_another_service_spoiled_what_was_published_is_told(bool othersFirst)
    {
        var host = BuildBeside(static services => services.AddHostedService<Spoiler>(), othersFirst);
        var publisher = host.Services.GetRequiredService<IEventPublisher>();
        Assert.True((await publisher.PublishAsync(new CustomEvent("A", "user-1"), Ended)).Accepted);

        var exception = await Assert.ThrowsAsync<InvalidOperationException>(() => host.StartAsync(Ended));
        Assert.Equal("spoiled", exception.Message);
        host.Dispose();

        Assert.Equal(DeliveryOutcome.Discarded, Assert.Single(_observer.Told).Outcome);
    }

    [Fact]
    public async Task A_container_without_a_host_may_be_disposed_of_in_either_way()
    {
        foreach (var synchronously in (bool[])[true, false])
        {
            var provider = Services(new ServiceCollection()).BuildServiceProvider();
            await provider.GetRequiredService<IEventPublisher>().PublishAsync(new CustomEvent("A", "user-1"), Ended);
            if (synchronously)
            {
                provider.Dispose();
            }
            else
            {
                await provider.DisposeAsync();
            }
        }

        Assert.Equal([DeliveryOutcome.Discarded, DeliveryOutcome.Discarded], _observer.Told.Select(static told => told.Outcome));
    }

    [Fact]
    public async Task A_publisher_without_a_host_may_be_disposed_of_twice_also_at_once()
    {
        var options = new GainsightOptions();
        Configure(options);
        options.Outbox.StopTimeout = TimeSpan.Zero;
        var publisher = GainsightPublisher.Create(options, builder => builder.AddObserver(_observer), CustomEvent.Catalog);
        await publisher.PublishAsync(new CustomEvent("A", "user-1"), Ended);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(async () => await publisher.DisposeAsync(), Ended)));
        await publisher.DisposeAsync();

        Assert.Equal(DeliveryOutcome.Discarded, Assert.Single(_observer.Told).Outcome);
        Assert.Equal(PublishStatus.Stopped, (await publisher.PublishAsync(new CustomEvent("B", "user-1"), Ended)).Status);
        Assert.False(publisher.TryPublish(new CustomEvent("C", "user-1")));
    }

    [Fact]
    public async Task A_caller_that_has_suppressed_its_flow_starts_publishes_and_is_told_as_others_are()
    {
        var options = new GainsightOptions { OnInvalid = InvalidEventPolicy.DeadLetter, Outbox = { StopTimeout = TimeSpan.Zero } };
        Configure(options);
        GainsightPublisher publisher;
        Task<PublishReceipt>[] publishing;
        using (ExecutionContext.SuppressFlow())
        {
            publisher = GainsightPublisher.Create(options, builder => builder.AddObserver(_observer), CustomEvent.Catalog);
            publishing = [publisher.PublishAsync(new CustomEvent("", "user-1"), Ended).AsTask(), publisher.PublishAsync(new CustomEvent("A", "user-1"), Ended).AsTask()];
        }

        Assert.Equal([PublishStatus.DeadLettered, PublishStatus.Accepted], (await Task.WhenAll(publishing)).Select(static receipt => receipt.Status));
        await UntilAsync(() => _server.Requests.Count == 1 && _observer.Count(DeliveryOutcome.DeadLettered) == 1);
        await publisher.DisposeAsync();
    }

    [Fact]
    public async Task A_flush_that_is_cancelled_carries_the_caller_s_token()
    {
        using var host = Build();
        await host.StartAsync(Ended);
        var publisher = host.Services.GetRequiredService<IEventPublisher>();
        await publisher.PublishAsync(new CustomEvent("A", "user-1"), Ended);
        using var cancelled = new CancellationTokenSource();
        foreach (var before in (bool[])[false, true])
        {
            if (before)
            {
                await cancelled.CancelAsync();
            }

            var flush = publisher.FlushAsync(TimeSpan.FromDays(100_000), cancelled.Token).AsTask();
            await cancelled.CancelAsync();
            var exception = await Assert.ThrowsAnyAsync<OperationCanceledException>(() => flush.WaitAsync(Patience, Ended));
            Assert.Equal(cancelled.Token, exception.CancellationToken);
        }
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_another_service_publishes_in_its_start_and_in_its_stop_is_delivered(bool othersFirst)
    {
        using var server = new LoopbackServer();
        using var host = BuildBeside(
            services => services.AddSingleton<Talker>().AddHostedService(static provider => provider.GetRequiredService<Talker>()),
            othersFirst,
            services => services.PostConfigure<GainsightOptions>(options => options.Px.BaseAddress = server.Address));
        await host.StartAsync(Ended);
        await host.StopAsync(Ended);

        Assert.Equal([PublishStatus.Accepted, PublishStatus.Accepted], host.Services.GetRequiredService<Talker>().Receipts);
        Assert.Equal(["Started", "Stopped"], _observer.Told.Select(static told => told.EventName).Order());
        Assert.All(_observer.Told, static told => Assert.Equal(DeliveryOutcome.Delivered, told.Outcome));
    }

    [Fact]
    public async Task A_host_that_knows_the_start_and_the_stop_only_starts_and_stops_delivery()
    {
        using var server = new LoopbackServer();
        using var host = Build(after: services => services.PostConfigure<GainsightOptions>(options => options.Px.BaseAddress = server.Address));
        var service = Assert.Single(host.Services.GetServices<IHostedService>());
        await service.StartAsync(Ended);
        var publisher = host.Services.GetRequiredService<IEventPublisher>();
        Assert.True(publisher.TryPublish(new CustomEvent("A", "user-1")));

        await service.StopAsync(Ended);

        Assert.Equal(DeliveryOutcome.Delivered, Assert.Single(_observer.Told).Outcome);
        Assert.False(publisher.TryPublish(new CustomEvent("B", "user-1")));
    }

    private static async Task UntilAsync(Func<bool> isSo)
    {
        using var limit = new CancellationTokenSource(Patience);
        while (!isSo())
        {
            limit.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    private void Configure(GainsightOptions options) =>
        (options.Px.ApiKey, options.Px.PropertyKey, options.Px.BaseAddress) = ("key-0123456789", "AP-XXXXXXXXXX-2", _server.Address);

    private IServiceCollection Services(IServiceCollection services) =>
        services.AddGainsightEvents(Configure, CustomEvent.Catalog).AddObserver(_observer).Services;

    private IHost BuildBeside(Action<IServiceCollection> other, bool othersFirst, Action<IServiceCollection>? after = null) => Build(
        services => (othersFirst ? other : static _ => { })(services),
        services =>
        {
            after?.Invoke(services);
            (othersFirst ? static _ => { } : other)(services);
        });

    private IHost Build(Action<IServiceCollection>? before = null, Action<IServiceCollection>? after = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        before?.Invoke(builder.Services);
        Services(builder.Services);
        after?.Invoke(builder.Services);
        return builder.Build();
    }

    private sealed class Talker(IEventPublisher publisher) : IHostedService
    {
        public List<PublishStatus> Receipts { get; } = [];

        public async Task StartAsync(CancellationToken cancellationToken) =>
            Receipts.Add((await publisher.PublishAsync(new CustomEvent("Started", "user-1"), cancellationToken)).Status);

        public async Task StopAsync(CancellationToken cancellationToken) =>
            Receipts.Add((await publisher.PublishAsync(new CustomEvent("Stopped", "user-1"), cancellationToken)).Status);
    }

    private sealed class Spoiler : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken) => throw new InvalidOperationException("spoiled");

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }
}
