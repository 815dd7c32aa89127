using GainsightEvents.Model;
using GainsightEvents.Settings;

namespace GainsightEvents.Tests.Settings;

public sealed class ProductKeyTests
{
    private static readonly EventDescriptor Order = Event("Order");
    private static readonly EventDescriptor Invoice = Event("Invoice");
    private static readonly EventDescriptor Preset = Event("Preset");
    private static readonly EventCatalog Orders = new("Acme.Orders", [Order], [new PxProduct(null, "AP-ORDERS-2")]);
    private static readonly EventCatalog Billing = new("Acme.Billing", [Invoice], [new PxProduct(null, "AP-BILLING-2")]);
    private static readonly EventCatalog Presets = new("GainsightEvents", [Preset], [new PxProduct(null, null)]);

    [Fact]
    public void Each_event_goes_to_the_product_of_its_own_assembly()
    {
        var (settings, failures) = Resolve(new GainsightOptions(), Orders, Billing);
        Assert.Empty(failures);
        var catalogs = new RegisteredCatalogs([Orders, Billing]);
        Assert.Equal(("AP-ORDERS-2", "AP-BILLING-2"), (ProductKeys.Find(settings, catalogs, Order), ProductKeys.Find(settings, catalogs, Invoice)));
    }

    [Fact]
    public void A_configured_key_wins_for_all()
    {
        var options = new GainsightOptions();
        options.Px.PropertyKey = "AP-STAGING-2";
        var (settings, _) = Resolve(options, Orders, Billing, Presets);
        var catalogs = new RegisteredCatalogs([Orders, Billing, Presets]);
        Assert.Equal(["AP-STAGING-2"], new[] { Order, Invoice, Preset }.Select(descriptor => ProductKeys.Find(settings, catalogs, descriptor)).Distinct());
    }

    [Fact]
    public void An_event_of_an_assembly_without_a_key_takes_the_only_one_there_is()
    {
        var (settings, failures) = Resolve(new GainsightOptions(), Presets, Orders);
        Assert.Empty(failures);
        Assert.Equal("AP-ORDERS-2", ProductKeys.Find(settings, new RegisteredCatalogs([Presets, Orders]), Preset));
    }

    [Fact]
    public void Where_there_are_several_the_start_fails_and_names_them()
    {
        var (_, failures) = Resolve(new GainsightOptions(), Orders, Billing, Presets);
        var failure = Assert.Single(failures);
        Assert.Contains("'Preset'", failure, StringComparison.Ordinal);
        Assert.Contains("Acme.Orders names AP-ORDERS-2, Acme.Billing names AP-BILLING-2", failure, StringComparison.Ordinal);
        Assert.Contains("Set Gainsight:Px:PropertyKey", failure, StringComparison.Ordinal);
    }

    private static EventDescriptor Event(string name) => new() { TypeName = $"Acme.{name}", Px = new() { EventName = name } };

    private static (PxLaneSettings Settings, IReadOnlyList<string> Failures) Resolve(GainsightOptions options, params EventCatalog[] catalogs)
    {
        options.Px.ApiKey = "key-0123456789";
        var resolved = new SettingsResolver(new RegisteredCatalogs(catalogs), SettingsRoot.Default).Resolve(options);
        return ((PxLaneSettings)resolved.Settings.Lanes[Lane.Px], resolved.Failures);
    }
}
