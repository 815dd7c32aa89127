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
    EmulatorRegion Region = EmulatorRegion.Us,
    string? PropertyKey = null)
{
    /// <summary>What it may do; never its value.</summary>
    public override string ToString() =>
        $"EmulatorKey {{ Value = ***, CanWrite = {CanWrite}, Region = {Region}, PropertyKey = {PropertyKey ?? "any"} }}";
}
