using System.ComponentModel;
using GainsightEvents.Serialization;
using EventDescriptor = GainsightEvents.Model.EventDescriptor;

namespace GainsightEvents;

/// <summary>
/// What the generator makes of a type marked <see cref="GainsightEventAttribute"/>. Implemented explicitly by the generated
/// part, so that the event's own surface, equality and <c>ToString</c> stay as declared. Not meant to be written by hand.
/// </summary>
public interface IGainsightEvent
{
    /// <summary>The event's entry in its catalog.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    EventDescriptor Descriptor { get; }

    /// <summary>Writes the JSON body for one target.</summary>
    /// <param name="target">A target at which the descriptor has the event.</param>
    /// <param name="writer">Receives the bytes, and what the guard must refuse.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    void Write(EventTarget target, ref EventWriter writer);
}
