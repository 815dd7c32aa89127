using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

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
        var typeNames = new TypeNames(context.SemanticModel.Compilation);
        var enums = new EnumParser(typeNames);
        var descriptor = DescriptorParser.Parse(type, attribute);
        var members = MemberParser.Parse(written, enums, descriptor.IdentityFromContext);
        var extensions = ExtensionsParser.Parse(type);
        var method = new PublishMethodParser(type, all, context.SemanticModel, typeNames, cancellationToken).Parse(extensions.IsPublic);
        cancellationToken.ThrowIfCancellationRequested();

        return new EventModel
        {
            HintName = HintNames.Of(type),
            Namespace = TypeNames.OfNamespace(type.ContainingNamespace),
            Declarations = Declarations(type),
            Type = typeNames.Of(type),
            Extensions = extensions,
            Descriptor = descriptor,
            Members = members,
            Enums = enums.Found.ToEquatableArray(),
            Method = method,
            ExternAliases = typeNames.ExternAliases.ToEquatableArray(),
            ExperimentalIds = ExperimentalIds.Of(type, written),
            ReadsObsoleteErrors = written.Any(static property => Obsolescence.IsError(property.Property)),
        };
    }

    // In broken code a type may bear the attribute twice, or be declared as a class and as a struct; its code must not be added twice.
    private static bool IsFirstDeclaration(INamedTypeSymbol type, SyntaxNode declaration) =>
        type.FindAttribute(MetadataNames.GainsightEvent)?.ApplicationSyntaxReference is { } first
        && first.SyntaxTree == declaration.SyntaxTree
        && declaration.Span.Contains(first.Span)
        && ExtensionsParser.Chain(type).All(static part => IsFirstOfItsName(part));

    private static bool IsFirstOfItsName(INamedTypeSymbol type)
    {
        var scope = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
        var first = scope.GetTypeMembers(type.Name, type.Arity).FirstOrDefault(static same => !same.IsFileLocal);
        return first is null || SymbolEqualityComparer.Default.Equals(first, type);
    }

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
