using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A member of an event, or of a type nested in one, with what its attributes ask of its value, if they ask anything.</summary>
/// <param name="Event">The event.</param>
/// <param name="Property">The member.</param>
/// <param name="Constraints">What its attributes ask.</param>
/// <param name="Nested">The nested type that the member is of; null for the event's own.</param>
internal sealed record ConstrainedMember(INamedTypeSymbol Event, EventProperty Property, IReadOnlyList<Constraint> Constraints, INamedTypeSymbol? Nested = null)
{
    // IdentitySource.FromContext
    private const int FromContext = 1;

    /// <summary>What it is marked as; in a nested type marks have no meaning.</summary>
    public EventMark Mark { get; } = Nested is null ? Property.Mark : EventMark.Attribute;

    /// <summary>Its name in messages.</summary>
    public string Name => Nested is null ? Property.Name : $"{Nested.Name}.{Property.Name}";

    /// <summary>The property inside its type that holds the value, where it is an id that its type wraps.</summary>
    public IPropertySymbol? Wrapped => Mark is EventMark.IdentifyId or EventMark.AccountId or EventMark.SessionId ? IdShapes.FindWrapped(Property.Type) : null;

    /// <summary>Whether messages must mask its value.</summary>
    public bool IsPersonal { get; } = Property.FindAttribute(MetadataNames.Personal) is not null;

    /// <summary>Whether it says who the user is: to Gainsight PX, which drops events that do not say so.</summary>
    public bool IsIdentity => Mark == EventMark.IdentifyId && Event.FindAttribute(MetadataNames.GainsightEvent) is not null;

    /// <summary>Whether nobody but the event can say who the user is.</summary>
    public bool IsOnlyIdentity => IsIdentity && Event.FindAttribute(MetadataNames.GainsightEvent)?.NamedArgument<int>("Identity") != FromContext;

    /// <summary>Whether a null goes on the wire rather than being left out, so that it is checked.</summary>
    public bool WritesNull => Property.IgnoreCondition == IgnoreCondition.Never && Mark == EventMark.Attribute && Property.Type.AdmitsNull();
}
