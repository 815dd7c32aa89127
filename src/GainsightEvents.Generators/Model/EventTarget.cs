namespace GainsightEvents.Generators.Model;

/// <summary>Where an event goes. The values are those of <c>GainsightEvents.EventTarget</c> by name.</summary>
internal enum EventTarget
{
    Px = 0,
    Nxt,
}
