namespace GainsightEvents;

/// <summary>Marks the user's stable, case-sensitive id, sent to Gainsight PX as <c>identifyId</c>. PX drops events without one, so an empty value is refused.</summary>
/// <remarks>Accepted types: <see cref="string"/>, <see cref="Guid"/>, <see cref="int"/>, <see cref="long"/>, or a type whose one public property is one of these.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class IdentifyIdAttribute : Attribute;
