namespace GainsightEvents.Emulator;

/// <summary>An event registered under Administration &gt; Events.</summary>
/// <param name="Name">The name, as sent in the header <c>eventName</c>, case-sensitive.</param>
/// <param name="Version">The version, as sent in <c>eventVersion</c>, such as <c>v01</c>. <see langword="null"/>: any.</param>
public sealed record EmulatorNxtEvent(string Name, string? Version = null);
