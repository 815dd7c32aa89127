using Microsoft.CodeAnalysis;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Turns a type marked <c>[GainsightEvent]</c> into the model of what is emitted for it.</summary>
internal static class EventParser
{
    /// <summary>The model, or null where an obstacle stands in the way; each has an analyzer's Error.</summary>
    public static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || !IsFirstDeclaration(type, context.TargetNode))
        {
            return null;
        }

        var attribute = context.Attributes[0];
        if (GenerationObstacles.FindInName(attribute) != GenerationObstacle.None
            || GenerationObstacles.FindInShape(type, cancellationToken).Obstacle != GenerationObstacle.None
            || UnsupportedMembers.Find(type).Count > 0)
        {
            return null;
        }

        var all = EventProperties.Of(type);
        var written = all.Where(static property => property.Type.TypeKind != TypeKind.Error).ToList();
        var enums = new EnumParser();
        var descriptor = DescriptorParser.Parse(type, attribute);
        var members = MemberParser.Parse(written, enums);
        var extensions = ExtensionsParser.Parse(type);
        cancellationToken.ThrowIfCancellationRequested();

        return new EventModel
        {
            HintName = HintNames.Of(type),
            Namespace = TypeNames.OfNamespace(type.ContainingNamespace),
            Declarations = Declarations(type),
            Type = TypeNames.Of(type),
            Extensions = extensions,
            Descriptor = descriptor,
            Members = members,
            Enums = enums.Found.ToEquatableArray(),
            Method = new PublishMethodParser(type, all, context.SemanticModel, cancellationToken).Parse(extensions.IsPublic),
            ExperimentalIds = ExperimentalIds.Of(type, written),
            ReadsObsoleteErrors = written.Any(static property => Obsolescence.IsError(property.Property)),
        };
    }

    // A broken type may bear the attribute twice; its code must not be added twice.
    private static bool IsFirstDeclaration(INamedTypeSymbol type, SyntaxNode declaration) =>
        type.FindAttribute(MetadataNames.GainsightEvent)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == declaration.SyntaxTree
        && declaration.Span.Contains(first.Span);

    private static EquatableArray<string> Declarations(INamedTypeSymbol type)
    {
        var declarations = new Stack<string>();
        for (var current = type; current is not null; current = current.ContainingType)
        {
            var keyword = current switch
            {
                { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
                { IsRecord: true } => "record",
                { TypeKind: TypeKind.Struct } => "struct",
                { TypeKind: TypeKind.Interface } => "interface",
                _ => "class",
            };
            declarations.Push($"partial {keyword} {CSharpText.Identifier(current.Name)}");
        }

        return declarations.ToEquatableArray();
    }
}
