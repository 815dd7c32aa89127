namespace GainsightEvents;

/// <summary>Marks the kind of actor, sent as <c>userType</c>. Without it, or where it is null, <see cref="IEventContext"/> decides, else <see cref="PxUserType.User"/>.</summary>
/// <remarks>Accepted type: <see cref="PxUserType"/>.</remarks>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class UserTypeAttribute : Attribute;
