namespace GainsightEvents;

/// <summary>
/// Names who answers for an event: a team, a channel or an address, as the plan file and the catalogue show it. On an assembly it stands for
/// all events declared in it; an event's own takes precedence.
/// </summary>
/// <remarks>It changes nothing of what is sent.</remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct | AttributeTargets.Assembly, Inherited = false)]
public sealed class EventOwnerAttribute : Attribute
{
    /// <summary>Names the owner.</summary>
    /// <param name="owner">The owner, such as <c>Team Reporting</c>; text that is not blank.</param>
    public EventOwnerAttribute(string owner) => Owner = owner;

    /// <summary>The owner.</summary>
    public string Owner { get; }
}
