using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.PublishMethod;
using GainsightEvents.Generators.Parsing.Restrictions;
using GainsightEvents.Generators.Parsing.Types;
using GainsightEvents.Generators.Parsing.Values;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Turns a type marked <c>[GainsightEvent]</c>, <c>[NxtEvent]</c> or both into the model of what is emitted for it.</summary>
internal static class EventParser
{
    /// <summary>The model; that of an event that is refused where an obstacle stands in the way, each of which has an analyzer's Error. Null where nothing can be added.</summary>
    public static EventModel? Parse(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        if (context.TargetSymbol is not INamedTypeSymbol type || !IsFirstDeclaration(type, context))
        {
            return null;
        }

        var all = EventProperties.Of(type);
        if (Refusals.Find(type, all, cancellationToken) is { } refusal)
        {
            return RefusedEventParser.Parse(type, all, refusal, context.SemanticModel, cancellationToken);
        }

        var written = all.Any(static property => NestedTypes.HasError(property.Type)) ? all.Where(static property => !NestedTypes.HasError(property.Type)).ToList() : all;
        var typeNames = new TypeNames(context.SemanticModel.Compilation);
        var values = new ValueParser(typeNames);
        var descriptor = DescriptorParser.Parse(type);
        var members = MemberParser.Parse(written, values, descriptor);
        var read = values.NestedProperties.Count == 0 ? written : [.. written, .. values.NestedProperties];
        var extensions = ExtensionsParser.Parse(type);
        var methods = new PublishMethodParser(type, all, context.SemanticModel, typeNames, cancellationToken);
        var method = methods.Parse(extensions.IsPublic);
        cancellationToken.ThrowIfCancellationRequested();

        return new EventModel
        {
            HintName = HintNames.Of(type),
            Namespace = TypeNames.OfNamespace(type.ContainingNamespace),
            Declarations = PartDeclarations.Of(type),
            Type = typeNames.Of(type),
            Extensions = extensions,
            Descriptor = descriptor,
            Members = members,
            Envelope = EnvelopeParser.Parse(members, descriptor.Px),
            Enums = values.Enums,
            Nested = values.Nested.ToEquatableArray(),
            Method = method,
            ExternAliases = typeNames.ExternAliases,
            SuppressedIds = ExperimentalIds.Of(type, read, methods.Named),
            ReadsObsoleteErrors = read.Any(static property => Obsolescence.IsErrorToUse(property.Property, property.Type)),
        };
    }

    // In broken code a type may bear the attribute twice, or be declared as a class and as a struct; its code must not be added twice, and
    // which of two types is meant must not hang on the order of the files.
    // A type that bears both attributes is found by each; the one that is read first below stands for both.
    private static bool IsFirstDeclaration(INamedTypeSymbol type, GeneratorAttributeSyntaxContext context) =>
        (type.FindAttribute(MetadataNames.GainsightEvent) ?? type.FindAttribute(MetadataNames.NxtEvent)) is { ApplicationSyntaxReference: { } first } attribute
        && SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, context.Attributes[0].AttributeClass)
        && first.SyntaxTree == context.TargetNode.SyntaxTree
        && context.TargetNode.Span.Contains(first.Span)
        && type.Chain().All(static part => IsAloneWithItsName(part));

    private static bool IsAloneWithItsName(INamedTypeSymbol type)
    {
        var scope = (INamespaceOrTypeSymbol?)type.ContainingType ?? type.ContainingNamespace;
        return !scope.GetTypeMembers(type.Name, type.Arity).Any(same => !same.IsFileLocal && !SymbolEqualityComparer.Default.Equals(same, type));
    }
}
