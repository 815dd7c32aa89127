namespace GainsightEvents;

/// <summary>Marks the global context, sent as the JSON object <c>globalContext</c> when it has a value.</summary>
/// <remarks>Accepted type: a dictionary, or other sequence of pairs, with <see cref="string"/> keys, or a type with public properties; their values may be anything that an event's members may be.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class GlobalContextAttribute : Attribute;
