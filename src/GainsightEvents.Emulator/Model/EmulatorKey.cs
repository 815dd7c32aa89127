namespace GainsightEvents.Emulator;

/// <summary>A REST API key that the emulator knows.</summary>
/// <param name="Value">The key, as sent in <c>X-APTRINSIC-API-KEY</c>. Masked wherever the emulator shows anything.</param>
/// <param name="CanWrite">Whether it has the Write permission. Gainsight PX answers 403 without it.</param>
/// <param name="Region">The region it belongs to. Against another region's host it is answered 404.</param>
/// <param name="PropertyKey">
/// The product it belongs to. Events for another product are answered 201 and kept among the bad ones, as they would vanish.
/// <see langword="null"/> accepts every product.
/// </param>
public sealed record EmulatorKey(
    string Value,
    bool CanWrite = true,
    PxRegion Region = PxRegion.Us,
    string? PropertyKey = null)
{
    /// <summary>What it may do; never its value.</summary>
    public override string ToString() =>
        $"EmulatorKey {{ Value = ***, CanWrite = {CanWrite}, Region = {Region}, PropertyKey = {PropertyKey ?? "any"} }}";
}

/// <summary>
/// What one key may send before it is answered 429. Both limits are fixed windows that begin at a random moment, so that no client
/// comes to rely on their alignment.
/// </summary>
/// <param name="PerSecond">Requests a second. Gainsight PX: about 200.</param>
/// <param name="PerDay">Requests in 24 hours. Gainsight PX: about 1,000,000.</param>
public sealed record PxQuota(int PerSecond = 200, int PerDay = 1_000_000);
