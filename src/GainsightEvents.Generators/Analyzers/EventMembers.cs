using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// The members of the events that a compilation sees, those of referenced assemblies too. Read once for each event, and shared by all rules about
/// values.
/// </summary>
internal sealed class EventMembers
{
    private static readonly ConditionalWeakTable<Compilation, EventMembers> Known = new();

    private readonly ConcurrentDictionary<INamedTypeSymbol, IReadOnlyList<ConstrainedMember>> _byEvent = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<IMethodSymbol, INamedTypeSymbol?> _byMethod = new(SymbolEqualityComparer.Default);
    private readonly TypeNames _names;

    private EventMembers(Compilation compilation) => _names = new TypeNames(compilation);

    public static EventMembers In(Compilation compilation) => Known.GetValue(compilation, static each => new EventMembers(each));

    /// <summary>The members of an event; none for a type that is no event.</summary>
    public IReadOnlyList<ConstrainedMember> Of(INamedTypeSymbol type) =>
        _byEvent.GetOrAdd(type, each => each.FindAttribute(MetadataNames.GainsightEvent) is null
            ? []
            : [.. EventProperties.Of(each).Select(property => new ConstrainedMember(each, property, ConstraintParser.Parse(property, property.Mark, _names)))]);

    /// <summary>The event that a generated method publishes; null for any other method.</summary>
    public INamedTypeSymbol? PublishedBy(IMethodSymbol method) => _byMethod.GetOrAdd(method, GeneratedPublishMethod.FindEvent);
}
