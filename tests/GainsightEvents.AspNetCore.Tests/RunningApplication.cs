using System.Collections.Concurrent;
using System.Text.Json;
using GainsightEvents.Emulator;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.AspNetCore.Tests;

/// <summary>
/// An application on a real socket, as a developer runs it: scopes are validated, and invalid events throw. Its events go to an emulator,
/// which sees whose they are.
/// </summary>
internal sealed class RunningApplication : ILoggerProvider, ILogger, IAsyncDisposable
{
    private readonly ConcurrentQueue<string> _logs = new();
    private WebApplication? _web;
    private GainsightEmulator? _emulator;

    public Uri Address => new(_web!.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.Single());

    public IServiceProvider Services => _web!.Services;

    public IEventPublisher Publisher => Services.GetRequiredService<IEventPublisher>();

    /// <summary>What this library warned of.</summary>
    public IEnumerable<string> Warnings => _logs.Where(static line => line.StartsWith("Warning: GainsightEvents", StringComparison.Ordinal));

    public static async Task<RunningApplication> StartAsync(Action<WebApplicationBuilder> register, Action<WebApplication> use)
    {
        var running = new RunningApplication();
        running._emulator = await GainsightEmulator.StartAsync(new EmulatorOptions { PxQuota = null }, TestContext.Current.CancellationToken);
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { EnvironmentName = Environments.Development });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["urls"] = "http://127.0.0.1:0",
            ["Gainsight:Mode"] = "Emulator",
            ["Gainsight:Px:BaseAddress"] = running._emulator.BaseAddress.ToString(),
        });
        builder.Logging.ClearProviders().AddProvider(running);
        register(builder);
        running._web = builder.Build();
        use(running._web);
        await running._web.StartAsync(TestContext.Current.CancellationToken);
        return running;
    }

    /// <summary>Serves a request by publishing its event; the answer is the receipt's status.</summary>
    public static Delegate Publish { get; } = static (HttpContext http) => PublishAsync(http);

    /// <summary>Publishes the event of a request.</summary>
    public static async Task<string> PublishAsync(HttpContext http)
    {
        var publisher = http.RequestServices.GetRequiredService<IEventPublisher>();
        return (await publisher.PublishPageViewedAsync(http.Request.Path.Value!, TestContext.Current.CancellationToken)).Status.ToString();
    }

    /// <summary>Waits for so many events, and tells whose each page's was, as <c>user of account</c>.</summary>
    public async Task<IReadOnlyDictionary<string, string>> ReadActorsAsync(int count)
    {
        var events = await _emulator!.WaitForAsync(
            events => events.Good.Count + events.Bad.Count >= count, TimeSpan.FromSeconds(30), TestContext.Current.CancellationToken);
        Assert.Empty(events.Bad);
        return events.Good.ToDictionary(
            static received => JsonDocument.Parse(received.Body).RootElement.GetProperty("attributes").GetProperty("page").GetString()!,
            static received => received.AccountId is null ? received.IdentifyId! : $"{received.IdentifyId} of {received.AccountId}");
    }

    public ILogger CreateLogger(string categoryName) => new Category(this, categoryName);

    public IDisposable? BeginScope<TState>(TState state)
        where TState : notnull => null;

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _logs.Enqueue($"{logLevel}: {formatter(state, exception)} {exception}");

    public void Dispose()
    {
        // What was logged is still read.
    }

    public async ValueTask DisposeAsync()
    {
        await _web!.DisposeAsync();
        await _emulator!.DisposeAsync();
    }

    private sealed class Category(ILogger inner, string name) : ILogger
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
            inner.Log(logLevel, eventId, state, exception, (state, exception) => $"{name}: {formatter(state, exception)}");
    }
}
