namespace GainsightEvents;

/// <summary>Marks the address or host name of the actor, sent as <c>remoteHost</c>. Where it is null, <see cref="IEventContext"/> fills it.</summary>
/// <remarks>Accepted type: <see cref="string"/>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class RemoteHostAttribute : Attribute;
