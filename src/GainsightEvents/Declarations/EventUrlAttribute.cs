namespace GainsightEvents;

/// <summary>Marks the page where the event occurred, sent as <c>url</c>. Where it is null, <see cref="IEventContext"/> fills it.</summary>
/// <remarks>Accepted types: <see cref="Uri"/> (sent as <see cref="Uri.OriginalString"/>), <see cref="string"/>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class EventUrlAttribute : Attribute;
