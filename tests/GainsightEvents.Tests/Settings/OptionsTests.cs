using GainsightEvents.Model;
using GainsightEvents.Settings;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace GainsightEvents.Tests.Settings;

public sealed class OptionsTests
{
    private static readonly EventCatalog Unsettled = new(
        "Acme", [new EventDescriptor { TypeName = "Acme.Opened", Px = new() { EventName = "Opened" } }], []);

    public static TheoryData<string, string, string> BadSettings => new()
    {
        { "Px:ApiKey", "", "Gainsight:Px:ApiKey is not set" },
        { "Px:ApiKey", "two words", "Gainsight:Px:ApiKey contains a character" },
        { "Px:ApiKey", "clé", "Gainsight:Px:ApiKey contains a character" },
        { "Px:ApiKey", "AP-XXXXXXXXXX-2", "Gainsight:Px:ApiKey has the form of a product key" },
        { "Px:ApiKey", "YOUR_API_KEY", "Gainsight:Px:ApiKey holds what an example has in the place of a secret" },
        { "Px:ApiKey", "<api-key>", "Gainsight:Px:ApiKey holds what an example has" },
        { "Px:ApiKey", "xxxxxxxxxxxx", "Gainsight:Px:ApiKey holds what an example has" },
        { "Px:BaseAddress", "https://api.aptrinsic.com/v1/events/custom", "/v1/events/custom is added to it at each request. Set it to https://api.aptrinsic.com." },
        { "Px:BaseAddress", "https://proxy.example/px/v1/events/custom/", "Set it to https://proxy.example/px." },
        { "Px:Region", "Europe", "Gainsight:Px:Region is 'Europe'; it must be Us, Eu or Us2." },
        { "Px:ApiKye", "x", "did you mean Gainsight:Px:ApiKey?" },
        { "Px:PropertyKey", "", "Gainsight:Px:PropertyKey is not set" },
        { "Px:BaseAddress", "http://api.aptrinsic.com", "Gainsight:Px:BaseAddress is 'http://api.aptrinsic.com/'; http would send the key in the clear" },
        { "Px:BaseAddress", "ftp://127.0.0.1", "Gainsight:Px:BaseAddress is 'ftp://127.0.0.1/'; it must be an absolute https address" },
        { "Px:BaseAddress", "api.aptrinsic.com", "it must be an absolute https address" },
        { "Px:BaseAddress", "https://user:pw@api.aptrinsic.com", "Gainsight:Px:BaseAddress carries a user" },
        { "Px:Timeout", "00:00:00", "Gainsight:Px:Timeout is 00:00:00" },
        { "Px:Timeout", "01:00:00", "Gainsight:Px:Timeout is 01:00:00" },
        { "Px:Quota:PerSecond", "0", "Gainsight:Px:Quota has PerSecond 0" },
        { "Px:Quota:Headroom", "200", "Headroom 200" },
        { "Outbox:MaxEvents", "0", "Gainsight:Outbox:MaxEvents is 0" },
        { "Outbox:MaxBytes", "10", "Gainsight:Outbox:MaxBytes is 10" },
        { "Outbox:MaxAge", "00:00:00", "Gainsight:Outbox:MaxAge is 00:00:00" },
        { "Outbox:MaxAge", "10000000.00:00:00", "Gainsight:Outbox:MaxAge is 10000000.00:00:00" },
        { "Outbox:WaitTimeout", "100.00:00:00", "Gainsight:Outbox:WaitTimeout is 100.00:00:00" },
        { "Outbox:StopTimeout", "60.00:00:00", "Gainsight:Outbox:StopTimeout is 60.00:00:00" },
        { "Px:Quota:PerDay", "0", "Gainsight:Px:Quota:PerDay is 0" },
        { "Mode", "Emulator", "Gainsight:Px:BaseAddress is not set, but Gainsight:Mode is Emulator" },
    };

    [Theory]
    [MemberData(nameof(BadSettings))]
    public async Task A_bad_setting_stops_the_host_from_starting_and_is_named(string setting, string value, string expected)
    {
        using var host = Build(new() { [$"Gainsight:{setting}"] = value });

        var exception = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync(TestContext.Current.CancellationToken));

        Assert.Contains(expected, exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("user:pw", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_beside_a_region_is_refused_where_events_go_to_Gainsight()
    {
        var options = new GainsightOptions { Px = { ApiKey = "key", PropertyKey = "AP-X-2", Region = PxRegion.Eu, BaseAddress = new Uri("https://127.0.0.1:1") } };
        var failure = Assert.Single(Resolve(options).Failures);
        Assert.StartsWith("Gainsight:Px:Region is Eu and Gainsight:Px:BaseAddress is 'https://127.0.0.1:1/'", failure, StringComparison.Ordinal);

        options.Mode = GainsightMode.Emulator;
        Assert.Empty(Resolve(options).Failures);
    }

    [Theory]
    [InlineData("other")]
    [InlineData("6f1c2a52-90a0-4b52-9d7e-3c1a4f1d2e3b")]
    [InlineData("YOUR_PRODUCT_KEY")]
    [InlineData("AP-ABC-2\n")]
    [InlineData("AP-ABC-\u0662")]
    public void A_product_key_of_an_unexpected_format_is_warned_of(string key)
    {
        var resolved = Resolve(new GainsightOptions { Px = { ApiKey = "key", PropertyKey = key } });
        Assert.Empty(resolved.Failures);
        Assert.StartsWith("Gainsight:Px:PropertyKey is '", Assert.Single(resolved.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void A_choice_that_code_sets_to_a_number_without_a_name_is_refused()
    {
        var options = new GainsightOptions
        {
            Mode = (GainsightMode)7,
            OnInvalid = (InvalidEventPolicy)7,
            Outbox = { Overflow = (OutboxOverflow)7 },
            Px = { ApiKey = "key", PropertyKey = "AP-X-2", Region = (PxRegion)7 },
        };
        Assert.Equal(
            ["Gainsight:Mode", "Gainsight:OnInvalid", "Gainsight:Outbox:Overflow", "Gainsight:Px:Region"],
            Resolve(options).Failures.Select(static failure => failure.Split(' ')[0]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void What_is_set_to_null_in_code_has_its_defaults()
    {
        var options = new GainsightOptions { Nxt = null!, Outbox = null!, Px = { ApiKey = "key", PropertyKey = "AP-X-2", Quota = null! } };
        options.Px.Accounts["Emea"] = null!;
        options.Px.Products["Mobile"] = null!;
        Assert.Empty(Resolve(options).Failures);
        Assert.Equal(200, Resolve(options).Settings.Lanes[Lane.Px].Quota.Limit);
    }

    [Fact]
    public async Task Good_settings_start_and_stop()
    {
        using var host = Build([]);

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);

        Assert.NotNull(host.Services.GetRequiredService<IEventPublisher>());
    }

    [Fact]
    public async Task Off_needs_no_settings_at_all()
    {
        using var host = Build(new() { ["Gainsight:Mode"] = "Off", ["Gainsight:Px:ApiKey"] = null, ["Gainsight:Px:PropertyKey"] = null });

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public async Task Events_that_do_not_go_to_PX_need_no_PX_settings()
    {
        var catalog = new EventCatalog("Acme", [], []);
        using var host = Build(new() { ["Gainsight:Px:ApiKey"] = null }, catalog);

        await host.StartAsync(TestContext.Current.CancellationToken);
        await host.StopAsync(TestContext.Current.CancellationToken);
    }

    [Fact]
    public void A_changed_setting_is_taken_and_a_bad_change_is_not()
    {
        using var host = Build([]);
        var settings = host.Services.GetRequiredService<LiveSettings>();
        var configuration = (IConfigurationRoot)host.Services.GetRequiredService<IConfiguration>();

        configuration["Gainsight:Px:ApiKey"] = "rotated-key";
        configuration.Reload();
        Assert.Equal("rotated-key", ((PxLaneSettings)settings.Current.Lanes[Lane.Px]).ApiKey);

        configuration["Gainsight:Px:ApiKey"] = "";
        configuration.Reload();
        Assert.Equal("rotated-key", ((PxLaneSettings)settings.Current.Lanes[Lane.Px]).ApiKey);
    }

    [Fact]
    public void A_section_of_another_name_is_named_in_the_message()
    {
        var failures = new SettingsResolver(new RegisteredCatalogs([Unsettled]), new SettingsRoot("Vendors:Gainsight")).Resolve(new GainsightOptions()).Failures;

        Assert.Contains(failures, failure => failure.StartsWith("Vendors:Gainsight:Px:ApiKey is not set", StringComparison.Ordinal));
        Assert.Contains(failures, failure => failure.Contains("Vendors__Gainsight__Px__ApiKey", StringComparison.Ordinal));
    }

    [Fact]
    public void A_second_registration_is_refused()
    {
        var services = new ServiceCollection();
        services.AddGainsightEvents(_ => { }, Unsettled);

        var exception = Assert.Throws<InvalidOperationException>(() => services.AddGainsightEvents(_ => { }, Unsettled));

        Assert.Contains("AddGainsightEventCatalog", exception.Message, StringComparison.Ordinal);
    }

    private static ResolvedSettings Resolve(GainsightOptions options) =>
        new SettingsResolver(new RegisteredCatalogs([Unsettled]), SettingsRoot.Default).Resolve(options);

    private static IHost Build(Dictionary<string, string?> settings, EventCatalog? catalog = null)
    {
        var builder = new HostApplicationBuilder(new HostApplicationBuilderSettings { DisableDefaults = true });
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Gainsight:Px:ApiKey"] = "key-0123456789",
            ["Gainsight:Px:PropertyKey"] = "AP-XXXXXXXXXX-2",
        });
        builder.Configuration.AddInMemoryCollection(settings);
        builder.Services.AddGainsightEvents(builder.Configuration.GetSection("Gainsight"), catalog ?? Unsettled);
        return builder.Build();
    }
}
