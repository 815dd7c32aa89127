using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GainsightEvents.Generators.Parsing.Constraints;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// The members of the events that a compilation sees, and of the types nested in them, those of referenced assemblies too. Read once for each type, and
/// shared by all rules about values.
/// </summary>
internal sealed class EventMembers
{
    private static readonly ConditionalWeakTable<Compilation, EventMembers> Known = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<ConstrainedMember>> _byType = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, INamedTypeSymbol?> _byMethod = new(SymbolEqualityComparer.Default);
    private readonly TypeNames _names;
    private readonly NestedTypeHolders _holders;

    private EventMembers(Compilation compilation)
    {
        _names = new TypeNames(compilation);
        _holders = new NestedTypeHolders(compilation);
    }

    public static EventMembers In(Compilation compilation) => Known.GetValue(compilation, static each => new EventMembers(each));

    /// <summary>
    /// The members of an event, or those of a nested type that have constraints; none for a type that is neither. A nested type is said to be of the
    /// first event that holds one.
    /// </summary>
    public IReadOnlyList<ConstrainedMember> Of(INamedTypeSymbol type) => _byType.GetOrAdd(type, Find);

    /// <summary>The event that a generated method publishes; null for any other method.</summary>
    public INamedTypeSymbol? PublishedBy(IMethodSymbol method) => _byMethod.GetOrAdd(method, GeneratedPublishMethod.FindEvent);

    private IReadOnlyList<ConstrainedMember> Find(INamedTypeSymbol type)
    {
        if (EventDeclaration.FindAttribute(type) is not null)
        {
            return [.. EventProperties.Of(type).Select(property => new ConstrainedMember(type, property, ConstraintParser.Parse(property, property.Role, _names)))];
        }

        // Most types that are created anywhere end here.
        if (type is not { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } || NestedTypes.IsOfTheFramework(type))
        {
            return [];
        }

        List<(EventProperty Property, IReadOnlyList<Constraint> Constraints)>? constrained = null;
        foreach (var property in EventProperties.Of(type))
        {
            if (ConstraintParser.Parse(property, MemberRole.Attribute, _names) is { Count: > 0 } constraints)
            {
                (constrained ??= []).Add((property, constraints));
            }
        }

        return constrained is not null && _holders.Find(type) is { } holder
            ? [.. constrained.Select(each => new ConstrainedMember(holder, each.Property, each.Constraints, type))]
            : [];
    }
}
