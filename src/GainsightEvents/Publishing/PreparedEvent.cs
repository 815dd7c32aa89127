using GainsightEvents.Model;

namespace GainsightEvents.Publishing;

/// <summary>An event whose entries and bodies lie in a scratch, ready to be appended.</summary>
internal readonly record struct PreparedEvent(
    EventDescriptor Descriptor,
    Guid EventId,
    int EntryCount,
    int ByteCount,
    IReadOnlyList<EventViolation>? Violations);
