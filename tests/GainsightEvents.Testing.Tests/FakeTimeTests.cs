using GainsightEvents.Emulator;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace GainsightEvents.Testing.Tests;

/// <summary>The whole runtime moves on a fake clock: the days of the quota pass in no time.</summary>
public sealed class FakeTimeTests
{
    private static CancellationToken Ended => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_day_s_quota_does_not_admit_is_delivered_when_the_day_has_passed()
    {
        var clock = new FakeTimeProvider();
        var requests = new CountedRequests();
        await using var emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { PxQuota = null }, Ended);
        var options = new GainsightOptions
        {
            Mode = GainsightMode.Emulator,
            Px = { BaseAddress = emulator.BaseAddress, PropertyKey = "AP-XXXXXXXXXX-2", Timeout = TimeSpan.FromMinutes(5), Quota = { PerDay = 10 } },
        };
        await using var publisher = GainsightPublisher.Create(
            options,
            builder => builder.Services.AddSingleton<TimeProvider>(clock).AddSingleton<IHttpMessageHandlerFactory>(requests),
            CustomEvent.Catalog);
        for (var i = 0; i < 12; i++)
        {
            await publisher.PublishAsync(new CustomEvent("Opened", $"user-{i}"), Ended);
        }

        // A tenth of the day is kept for events of high priority.
        await AdvanceUntilAsync(TimeSpan.FromSeconds(1), delivered: 9);
        Assert.Equal(3, (await publisher.ReadLedgerAsync(Ended)).Total.Queued);
        Assert.Equal(9, emulator.Events.Counts.Good);

        await AdvanceUntilAsync(TimeSpan.FromHours(1), delivered: 12);
        Assert.Equal(12, emulator.Events.Counts.Good);

        // By the ledger: what the emulator has seen is settled only when its answer has come. And not while a request is under way: its
        // timeout runs on the same clock, and an attempt that times out has spent a request of the day.
        async Task AdvanceUntilAsync(TimeSpan step, int delivered)
        {
            while ((await publisher.ReadLedgerAsync(Ended)).Total.Delivered < delivered)
            {
                if (requests.UnderWay == 0)
                {
                    clock.Advance(step);
                }

                await Task.Delay(TimeSpan.FromMilliseconds(10), Ended);
            }
        }
    }

    private sealed class CountedRequests() : DelegatingHandler(new SocketsHttpHandler()), IHttpMessageHandlerFactory
    {
        private int _underWay;

        public int UnderWay => Volatile.Read(ref _underWay);

        public HttpMessageHandler CreateHandler(string name) => this;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref _underWay);
            try
            {
                return await base.SendAsync(request, cancellationToken);
            }
            finally
            {
                Interlocked.Decrement(ref _underWay);
            }
        }
    }
}
