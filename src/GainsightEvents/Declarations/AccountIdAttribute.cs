namespace GainsightEvents;

/// <summary>Marks the account the user belongs to, sent as <c>accountId</c>. Where it is null, <see cref="IEventContext"/> fills it.</summary>
/// <remarks>Accepted types: <see cref="string"/>, <see cref="Guid"/>, <see cref="int"/>, <see cref="long"/>, or a type whose one public property is one of these.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class AccountIdAttribute : Attribute;
