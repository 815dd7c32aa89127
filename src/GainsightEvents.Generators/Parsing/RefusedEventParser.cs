using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.PublishMethod;

namespace GainsightEvents.Generators.Parsing;

/// <summary>
/// Arranges what can be added for an event that cannot be written: as much of its part and of its publish method as its shape admits. Without them the
/// compiler would complain of every call that publishes it, far from the mistake.
/// </summary>
internal static class RefusedEventParser
{
    /// <summary>The model, or null where the shape admits neither.</summary>
    public static EventModel? Parse(
        INamedTypeSymbol type, IReadOnlyList<EventProperty> properties, string refusal, SemanticModel semanticModel, CancellationToken cancellationToken)
    {
        var typeNames = new TypeNames(semanticModel.Compilation);
        var extensions = ExtensionsParser.Parse(type);
        var methods = new PublishMethodParser(type, properties, semanticModel, typeNames, cancellationToken);
        var isNamed = IsNamedEverywhere(type);
        var method = isNamed && !type.IsAbstract ? methods.Parse(extensions.IsPublic) : null;
        var declarations = TakesPart(type, cancellationToken) ? PartDeclarations.Of(type) : default;
        cancellationToken.ThrowIfCancellationRequested();
        return !isNamed && declarations.Count == 0 ? null : new EventModel
        {
            HintName = HintNames.Of(type),
            Namespace = TypeNames.OfNamespace(type.ContainingNamespace),
            Declarations = declarations,
            Type = typeNames.Of(type),
            Extensions = extensions,
            Descriptor = DescriptorParser.Parse(type),
            Members = default,
            Envelope = null,
            Enums = default,
            Nested = default,
            Method = method,
            Refusal = refusal,
            ExternAliases = typeNames.ExternAliases,
            SuppressedIds = ExperimentalIds.Of(type, properties, methods.Named),
            ReadsObsoleteErrors = false,
        };
    }

    // A static class and a ref struct implement no interface that PublishAsync takes.
    private static bool TakesPart(INamedTypeSymbol type, CancellationToken cancellationToken) =>
        !type.IsStatic && !type.IsRefLikeType && type.Chain().All(part => !part.IsFileLocal && GenerationObstacles.IsPartial(part, cancellationToken));

    private static bool IsNamedEverywhere(INamedTypeSymbol type) =>
        !type.IsStatic && !type.IsRefLikeType && type.Chain().All(static part => part.Arity == 0 && GenerationObstacles.IsReached(part));
}
