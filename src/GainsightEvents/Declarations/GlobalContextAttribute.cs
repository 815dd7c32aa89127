namespace GainsightEvents;

/// <summary>Marks the global context, sent as the JSON object <c>globalContext</c> when it has a value.</summary>
/// <remarks>Accepted type: anything that is an <see cref="IEnumerable{T}"/> of <see cref="KeyValuePair{TKey, TValue}"/> of <see cref="string"/> and <see cref="string"/>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class GlobalContextAttribute : Attribute;
