using GainsightEvents.Generators.Parsing.Constraints;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A member of an event, or of a type nested in one, with what its attributes ask of its value, if they ask anything.</summary>
/// <param name="Event">The event.</param>
/// <param name="Property">The member.</param>
/// <param name="Constraints">What its attributes ask.</param>
/// <param name="Nested">The nested type that the member is of; null for the event's own.</param>
internal sealed record ConstrainedMember(INamedTypeSymbol Event, EventProperty Property, IReadOnlyList<Constraint> Constraints, INamedTypeSymbol? Nested = null)
{
    /// <summary>What it is marked as; in a nested type marks have no meaning.</summary>
    public MemberRole Role { get; } = Nested is null ? Property.Role : MemberRole.Attribute;

    /// <summary>Its name in messages.</summary>
    public string Name => Nested is null ? Property.Name : $"{Nested.Name}.{Property.Name}";

    /// <summary>The property inside its type that holds the value, where its type wraps one.</summary>
    public IPropertySymbol? Wrapped => MemberShapes.FindWrapped(Property, Role);

    /// <summary>Whether messages must mask its value.</summary>
    public bool IsPersonal { get; } = Property.FindAttribute(MetadataNames.Personal) is not null;

    /// <summary>Whether it says who the user is: to Gainsight PX, which drops events that do not say so.</summary>
    public bool IsIdentity => Role == MemberRole.IdentifyId && Event.FindAttribute(MetadataNames.GainsightEvent) is not null;

    /// <summary>Whether nobody but the event can say who the user is.</summary>
    public bool IsOnlyIdentity => IsIdentity && IdentitySources.Of(Event.FindAttribute(MetadataNames.GainsightEvent)!) != IdentitySource.FromContext;

    /// <summary>Whether a null goes on the wire rather than being left out, so that it is checked.</summary>
    public bool WritesNull => Property.IgnoreCondition == IgnoreCondition.Never && Role == MemberRole.Attribute && Property.Type.AdmitsNull();
}
