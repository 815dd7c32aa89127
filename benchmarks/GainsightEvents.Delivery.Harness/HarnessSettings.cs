namespace GainsightEvents.Delivery.Harness;

/// <summary>The settings of what is measured: the quota is far beyond what any machine sends.</summary>
internal static class HarnessSettings
{
    public const string Key = "harness-key-0123456789";

    public static GainsightOptions Of(Uri address, int concurrency)
    {
        var options = new GainsightOptions();
        options.Px.ApiKey = Key;
        options.Px.PropertyKey = "AP-XXXXXXXXXX-2";
        options.Px.BaseAddress = address;
        options.Px.MaxInFlight = concurrency;
        options.Px.Quota.PerSecond = int.MaxValue;
        options.Px.Quota.PerDay = int.MaxValue;
        options.Px.Quota.Headroom = 0;
        options.Outbox.MaxEvents = 1_000_000;
        options.Outbox.MaxBytes = 1L << 30;
        return options;
    }
}
