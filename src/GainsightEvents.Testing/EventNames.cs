using System.Runtime.CompilerServices;
using GainsightEvents.Emulator;
using GainsightEvents.Model;

namespace GainsightEvents.Testing;

/// <summary>Which requests are those of a declared event.</summary>
internal static class EventNames
{
    /// <summary>The descriptor of an event's type.</summary>
    /// <exception cref="ArgumentException">The events of the type have their names when they are published.</exception>
    public static EventDescriptor DescriptorOf<TEvent>()
        where TEvent : IGainsightEvent
    {
        // The generated property is the same for all events of a type and reads none of its members, so that an event that nobody has made will do.
        if (!typeof(TEvent).IsAbstract && ((TEvent)RuntimeHelpers.GetUninitializedObject(typeof(TEvent))).Descriptor is { IsDynamic: false } descriptor)
        {
            return descriptor;
        }

        throw new ArgumentException(
            $"{typeof(TEvent)} is no declared event, so nothing is known of its name; wait by the emulator's own WaitForAsync for one that has the name you expect.");
    }

    public static bool Is(this ReceivedEvent received, EventDescriptor descriptor) => received.EventName is { } name && descriptor.At(received.Target)?.EventName == name;
}
