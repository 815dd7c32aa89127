using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A member of an event with what its attributes ask of its value, if they ask anything.</summary>
internal sealed record ConstrainedMember(INamedTypeSymbol Event, EventProperty Property, IReadOnlyList<Constraint> Constraints)
{
    // IdentitySource.FromContext
    private const int FromContext = 1;

    public EventMark Mark { get; } = Property.Mark;

    /// <summary>Whether messages must mask its value.</summary>
    public bool IsPersonal { get; } = Property.FindAttribute(MetadataNames.Personal) is not null;

    /// <summary>Whether nobody but the event can say who the user is.</summary>
    public bool IsOnlyIdentity => Mark == EventMark.IdentifyId && Event.FindAttribute(MetadataNames.GainsightEvent)?.NamedArgument<int>("Identity") != FromContext;

    /// <summary>Whether a null goes on the wire rather than being left out, so that it is checked.</summary>
    public bool WritesNull => Property.IgnoreCondition == IgnoreCondition.Never && Mark == EventMark.Attribute && Property.Type.AdmitsNull();
}
