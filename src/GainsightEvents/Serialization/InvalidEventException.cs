using GainsightEvents.Model;

namespace GainsightEvents;

/// <summary>An event that Gainsight would drop or distort was refused before anything was stored.</summary>
public sealed class InvalidEventException : Exception
{
    /// <summary>Reports what is wrong with an event.</summary>
    /// <param name="descriptor">The event.</param>
    /// <param name="violations">What is wrong, at least one.</param>
    public InvalidEventException(EventDescriptor descriptor, IReadOnlyList<EventViolation> violations)
        : base(Describe(descriptor, violations))
    {
        Descriptor = descriptor;
        Violations = violations;
    }

    /// <summary>The event.</summary>
    public EventDescriptor Descriptor { get; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<EventViolation> Violations { get; }

    internal static string Describe(EventDescriptor descriptor, IReadOnlyList<EventViolation> violations)
    {
        if (descriptor is null)
        {
            throw new ArgumentNullException(nameof(descriptor));
        }

        if (violations is null || violations.Count == 0)
        {
            throw new ArgumentException("An invalid event has at least one violation.", nameof(violations));
        }

        // A member may be an attribute whose name is data.
        return OneLine.Of($"Event {descriptor} was refused: {string.Join(" ", violations)}");
    }
}
