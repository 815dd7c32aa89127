using System.Collections.Concurrent;
using System.Text.Json;
using System.Text.RegularExpressions;
using GainsightEvents.Outbox;
using GainsightEvents.Tests.Delivery;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace GainsightEvents.Tests.Hosting;

/// <summary>Many publish to two accounts over a socket while all settings change again and again; each setting names its version.</summary>
public sealed partial class ReloadTests : IDisposable
{
    // The last of them, 30, is valid and sends.
    private const int Versions = 31;
    private const int EventsPerVersion = 30;
    private const int Revoked = 16;

    private readonly LoopbackServer _server = new();
    private readonly ConcurrentDictionary<string, (PublishReceipt Receipt, int Earliest, int Latest)> _published = new();
    private readonly CancellationTokenSource _late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private int _begun;
    private int _applied;
    private int _next;

    public ReloadTests()
    {
        _late.CancelAfter(TimeSpan.FromMinutes(2));
        _server.Answer = static head =>
            LoopbackServer.Response(VersionOf(PathPattern().Match(head)) == Revoked ? "401 Unauthorized" : "201 Created", "");
    }

    public void Dispose()
    {
        _server.Dispose();
        _late.Dispose();
    }

    [Fact]
    public async Task Each_event_is_accounted_for_and_no_body_and_no_request_mixes_two_versions_of_the_settings()
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        Write(builder.Configuration, 0);
        builder.AddGainsightEvents(CustomEvent.Catalog);
        using var host = builder.Build();
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();
        await host.StartAsync(_late.Token);
        var outbox = host.Services.GetRequiredService<IOutbox>();
        var publishers = (IEventPublisher[])
        [
            host.Services.GetRequiredService<IEventPublisher>(), host.Services.GetRequiredKeyedService<IEventPublisher>("Emea"),
        ];

        var publishing = Enumerable.Range(0, 4).Select(i => Task.Run(() => PublishAsync(publishers[i % 2], i % 2 == 0 ? "us" : "emea"), _late.Token)).ToList();
        var reading = ReadLedgerAsync(outbox, Task.WhenAll(publishing));
        await Task.WhenAll([.. publishing, reading, Task.Run(() => ReloadAsync(configuration), _late.Token)]);
        var flushed = await publishers[0].FlushAsync(TimeSpan.FromMinutes(1), _late.Token);
        Assert.True(flushed.Completed, flushed.Reason);

        var ledger = (await outbox.ReadAsync(_late.Token)).Total;
        await host.StopAsync(_late.Token);
        AssertAccounted(ledger);
        foreach (var request in _server.Requests)
        {
            AssertOfOneVersion(request.Head, request.Body);
        }
    }

    private static bool IsOff(int version) => version % 5 == 4;

    // Where nothing is sent, nothing else is needed, and no other setting is invalid.
    private static bool IsInvalid(int version) => version % 7 == 3 && !IsOff(version);

    /// <summary>The version that is in force after one is applied: an invalid one is not taken.</summary>
    private static int InForce(int version) => IsInvalid(version) ? InForce(version - 1) : version;

    private static int VersionOf(Match match) => int.Parse(match.Groups["version"].Value, System.Globalization.CultureInfo.InvariantCulture);

    private void Write(IConfiguration configuration, int version)
    {
        configuration["Gainsight:Mode"] = IsOff(version) ? "Off" : "Live";
        foreach (var (section, account) in (ReadOnlySpan<(string, string)>)[("Gainsight:Px", "us"), ("Gainsight:Px:Accounts:Emea", "emea")])
        {
            configuration[$"{section}:BaseAddress"] = $"{_server.Address}{account}/{version}";
            configuration[$"{section}:ApiKey"] = $"{account}-key-{version}";
            configuration[$"{section}:PropertyKey"] = $"AP-{account}-{version}";
            configuration[$"{section}:SendEventId"] = $"{version % 2 == 0}";
            configuration[$"{section}:Quota:PerSecond"] = $"{1000 + version}";
            configuration[$"{section}:Quota:Headroom"] = version % 7 == 3 ? "5000" : $"{version}";
        }
    }

    /// <summary>Publishes, never more than two versions ahead of the settings.</summary>
    private async Task PublishAsync(IEventPublisher publisher, string account)
    {
        for (var n = Interlocked.Increment(ref _next); n <= Versions * EventsPerVersion; n = Interlocked.Increment(ref _next))
        {
            await UntilAsync(() => n <= (Volatile.Read(ref _applied) + 2) * EventsPerVersion);
            var earliest = InForce(Volatile.Read(ref _applied));
            var receipt = await publisher.PublishAsync(new CustomEvent("Clicked", $"{account}-{n}"), _late.Token);
            Assert.True(_published.TryAdd($"{account}-{n}", (receipt, earliest, Volatile.Read(ref _begun))));
        }
    }

    /// <summary>Changes the settings, each time after something was sent under those before, or was not taken where they say so.</summary>
    private async Task ReloadAsync(IConfigurationRoot configuration)
    {
        for (var version = 1; version < Versions; version++)
        {
            Volatile.Write(ref _begun, version);
            Write(configuration, version);
            configuration.Reload();
            Volatile.Write(ref _applied, version);
            if (!IsInvalid(version) && version < Versions - 1)
            {
                await UntilAsync(() => IsOff(version)
                    ? _published.Values.Any(published => published.Receipt.Status == PublishStatus.Off && published.Earliest == version)
                    : _server.Requests.Any(request => VersionOf(PathPattern().Match(request.Head)) == version));
            }
        }
    }

    private async Task ReadLedgerAsync(IOutbox outbox, Task publishing)
    {
        do
        {
            Assert.DoesNotContain((await outbox.ReadAsync(_late.Token)).Lanes, static lane => !lane.Counts.Balances);
            await Task.Yield();
        }
        while (!publishing.IsCompleted);
    }

    private void AssertAccounted(LedgerCounts ledger)
    {
        Assert.Equal(Versions * EventsPerVersion, _published.Count);
        var accepted = _published.Where(static published => published.Value.Receipt.Accepted).Select(static published => published.Key).ToList();
        Assert.Equal(new LedgerCounts { Accepted = accepted.Count, Delivered = accepted.Count }, ledger);
        Assert.Equal(
            accepted.Order(StringComparer.Ordinal),
            _server.Requests.Where(static request => VersionOf(PathPattern().Match(request.Head)) != Revoked)
                .Select(static request => JsonDocument.Parse(request.Body).RootElement.GetProperty("identifyId").GetString()!)
                .Order(StringComparer.Ordinal));

        // What was not accepted was published while the library was off, or was being switched.
        var off = _published.Values.Where(static published => !published.Receipt.Accepted).ToList();
        Assert.InRange(off.Count, Enumerable.Range(0, Versions).Count(IsOff), _published.Count / 2);
        Assert.DoesNotContain(off, static published => published.Receipt.Status != PublishStatus.Off || !VersionsOf(published.Earliest, published.Latest).Any(IsOff));
    }

    private static IEnumerable<int> VersionsOf(int earliest, int latest) => Enumerable.Range(earliest, latest - earliest + 1);

    private void AssertOfOneVersion(string head, byte[] body)
    {
        var path = PathPattern().Match(head);
        var (account, sentUnder) = (path.Groups["account"].Value, VersionOf(path));
        Assert.Contains($"\r\nX-APTRINSIC-API-KEY: {account}-key-{sentUnder}\r\n", head, StringComparison.Ordinal);
        Assert.False(IsOff(sentUnder) || IsInvalid(sentUnder), $"sent under version {sentUnder}");

        using var document = JsonDocument.Parse(body);
        var published = _published[document.RootElement.GetProperty("identifyId").GetString()!];
        var product = ProductPattern().Match(document.RootElement.GetProperty("propertyKey").GetString()!);
        var writtenUnder = VersionOf(product);
        Assert.Equal(account, product.Groups["account"].Value);
        Assert.InRange(writtenUnder, published.Earliest, published.Latest);
        Assert.False(IsOff(writtenUnder) || IsInvalid(writtenUnder), $"written under version {writtenUnder}");
        Assert.Equal(writtenUnder % 2 == 0, document.RootElement.TryGetProperty("eventId", out _));
    }

    private async Task UntilAsync(Func<bool> isSo)
    {
        while (!isSo())
        {
            _late.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }

    [GeneratedRegex("^POST /(?<account>us|emea)/(?<version>[0-9]+)/v1/events/custom HTTP")]
    private static partial Regex PathPattern();

    [GeneratedRegex("^AP-(?<account>us|emea)-(?<version>[0-9]+)$")]
    private static partial Regex ProductPattern();
}
