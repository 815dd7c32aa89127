namespace GainsightEvents;

/// <summary>Marks the referring page, sent as <c>referrer</c>. Where it is null, <see cref="IEventContext"/> fills it.</summary>
/// <remarks>Accepted types: <see cref="Uri"/> (sent as <see cref="Uri.OriginalString"/>), <see cref="string"/>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class ReferrerAttribute : Attribute;
