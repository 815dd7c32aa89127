using GainsightEvents.Generators.Parsing;
using GainsightEvents.Generators.Parsing.PublishMethod;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Recognises the generated <c>Publish…Async</c> methods by their symbols alone, for those of a referenced assembly have no source.</summary>
internal static class GeneratedPublishMethod
{
    /// <summary>The event that the method publishes: the one whose class and method have these names; null where not exactly one has.</summary>
    public static INamedTypeSymbol? FindEvent(IMethodSymbol method)
    {
        if (!IsGeneratedLike(method))
        {
            return null;
        }

        var className = method.ContainingType.Name;
        var joined = className.Substring(0, className.Length - ExtensionsParser.Suffix.Length);
        INamedTypeSymbol? found = null;
        foreach (var type in FindTypes(method.ContainingNamespace, joined))
        {
            if (Publishes(type, joined, method.Name))
            {
                if (found is not null)
                {
                    return null;
                }

                found = type;
            }
        }

        return found;
    }

    /// <summary>The member that a parameter of the method sets.</summary>
    public static ConstrainedMember? FindMember(IReadOnlyList<ConstrainedMember> members, IParameterSymbol parameter) =>
        Find(members, parameter, "") ?? Find(members, parameter, "Value");

    // A parameter that would have met one of ours has "Value" after its name.
    private static ConstrainedMember? Find(IReadOnlyList<ConstrainedMember> members, IParameterSymbol parameter, string suffix) =>
        members.FirstOrDefault(member =>
            CamelCase.Of(member.Property.Name) + suffix == parameter.Name
            && SymbolEqualityComparer.Default.Equals(member.Property.Type, parameter.Type));

    private static bool IsGeneratedLike(IMethodSymbol method) =>
        method is { IsExtensionMethod: true, ContainingType: { IsStatic: true, ContainingType: null } }
        && method.Name.StartsWith("Publish", StringComparison.Ordinal)
        && method.ContainingType.Name.EndsWith(ExtensionsParser.Suffix, StringComparison.Ordinal)
        && method.Parameters.FirstOrDefault()?.Type is INamedTypeSymbol publisher
        && publisher.HasFullName(MetadataNames.EventPublisher);

    private static bool Publishes(INamedTypeSymbol type, string joined, string methodName)
    {
        var chain = type.Chain();
        var expected = ExtensionsParser.JoinedName(chain);
        return joined.StartsWith(expected, StringComparison.Ordinal)
            && joined.Skip(expected.Length).All(static character => character == '_')
            && PublishMethodParser.NameOf(chain) == methodName
            && EventDeclaration.FindAttribute(type) is not null;
    }

    // Each underscore may end a type's name or be part of one.
    private static IEnumerable<INamedTypeSymbol> FindTypes(INamespaceOrTypeSymbol scope, string joined)
    {
        for (var end = 1; end <= joined.Length; end++)
        {
            if (end < joined.Length && joined[end] != '_')
            {
                continue;
            }

            foreach (var type in scope.GetTypeMembers(joined.Substring(0, end)))
            {
                yield return type;
                foreach (var nested in end < joined.Length ? FindTypes(type, joined.Substring(end + 1)) : [])
                {
                    yield return nested;
                }
            }
        }
    }
}
