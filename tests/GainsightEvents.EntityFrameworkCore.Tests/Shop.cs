using System.Text.Json;
using GainsightEvents.Outbox;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace GainsightEvents.EntityFrameworkCore.Tests;

/// <summary>An application that keeps orders and publishes events. Nothing is delivered, so the test can claim what was accepted.</summary>
public sealed class Shop : IAsyncDisposable
{
    private readonly ShopDatabase _database;
    private readonly ServiceProvider _services;

    private Shop(ShopDatabase database, ServiceProvider services) => (_database, _services) = (database, services);

    public IServiceProvider Services => _services;

    public ShopDatabase Database => _database;

    public IEventPublisher Publisher => _services.GetRequiredService<IEventPublisher>();

    private IOutbox Outbox => _services.GetRequiredService<IOutbox>();

    public static async Task<Shop> OpenAsync(ShopDatabase database, Action<GainsightOptions>? configure = null, Action<GainsightEventsBuilder>? build = null, bool starts = true)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        var builder = services.AddGainsightEvents(
            options =>
            {
                options.Dispatch = false;
                options.OnInvalid = InvalidEventPolicy.Throw;
                configure?.Invoke(options);
            },
            EventCatalog.Of<OrderPlaced>());
        database.UseOutbox(builder);
        build?.Invoke(builder);
        services.AddDbContextPool<ShopContext>((provider, options) =>
        {
            database.Use(options, retries: false);
            options.UseGainsightEvents(provider);
        });
        var shop = new Shop(database, services.BuildServiceProvider());
        if (starts)
        {
            await shop.Outbox.InitializeAsync(CancellationToken.None);
        }

        await using var context = shop.Connect();
        await context.GetService<IRelationalDatabaseCreator>().CreateTablesAsync(CancellationToken.None);
        return shop;
    }

    /// <summary>A context of its own.</summary>
    public ShopContext Connect(bool retries = false, params IInterceptor[] interceptors) => new(Options(retries, interceptors).Options);

    public DbContextOptionsBuilder<ShopContext> Options(bool retries, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<ShopContext>();
        _database.Use(options, retries);
        return options.UseGainsightEvents(Services).AddInterceptors(interceptors);
    }

    public async Task<int[]> OrdersAsync()
    {
        await using var context = Connect();
        return await context.Orders.Select(order => order.Id).Order().ToArrayAsync(CancellationToken.None);
    }

    public async Task<LedgerCounts> CountsAsync() => (await Outbox.ReadAsync(CancellationToken.None)).Total;

    /// <summary>What a process that delivers would be given now.</summary>
    public async Task<IReadOnlyList<JsonElement>> ClaimAsync()
    {
        var quota = new QuotaPolicy(1_000_000, TimeSpan.FromSeconds(1), 0, TimeSpan.FromSeconds(2));
        var policy = new LanePolicy(Lane.Px, 1, quota, TimeSpan.FromMinutes(10), static () => 0.5);
        var bodies = new List<JsonElement>();
        int claimed;
        do
        {
            var entries = new List<LeasedEntry>();
            await Outbox.ClaimAsync(new ClaimRequest(policy, Guid.NewGuid(), 1_000), entries, CancellationToken.None);
            bodies.AddRange(entries.Select(static entry => JsonElement.Parse(entry.Body.Span)));
            claimed = entries.Count;
        }
        while (claimed > 0);
        return bodies;
    }

    public async Task AssertOrdersAsync(int[] expected) => Assert.Equal(expected, await OrdersAsync());

    /// <summary>Claims what was accepted, by the numbers of the events, which the ledger has to count each once.</summary>
    public async Task AssertAcceptedAsync(int[] expected)
    {
        var counts = await CountsAsync();
        int[] numbers = [.. (await ClaimAsync()).Select(static body => body.GetProperty("attributes").GetProperty("number").GetInt32()).Order()];
        Assert.Equal(expected, numbers);
        Assert.Equal(new LedgerCounts { Accepted = numbers.Length, Queued = numbers.Length }, counts);
    }

    public async ValueTask DisposeAsync()
    {
        await _services.DisposeAsync();
        await _database.DisposeAsync();
    }
}
