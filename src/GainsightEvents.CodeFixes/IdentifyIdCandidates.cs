using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.CodeFixes;

/// <summary>Finds the properties of an event that look like the user's id.</summary>
internal static class IdentifyIdCandidates
{
    // The likeliest first.
    private static readonly string[] Names =
    [
        "IdentifyId", "UserId", "UserIdentifier", "UserGuid", "UserUuid", "UserKey",
        "PersonId", "MemberId", "ContactId", "ActorId", "SubjectId", "VisitorId", "User",
    ];

    /// <summary>The unmarked properties with a telling name and a type that can be an id: the event's own first, then the likeliest.</summary>
    public static IReadOnlyList<EventProperty> Find(INamedTypeSymbol type) =>
        EventProperties.Of(type)
            .Where(static property => property.Role == MemberRole.Attribute && Rank(property.Name) < int.MaxValue && CanBeId(property.Type))
            .OrderBy(property => SymbolEqualityComparer.Default.Equals(property.Property.ContainingType, type) ? 0 : 1)
            .ThenBy(static property => Rank(property.Name))
            .ToArray();

    private static int Rank(string name)
    {
        var exact = Array.FindIndex(Names, known => string.Equals(known, name, StringComparison.OrdinalIgnoreCase));
        return exact >= 0 ? exact
            : name.EndsWith("UserId", StringComparison.OrdinalIgnoreCase) ? Names.Length
            : int.MaxValue;
    }

    private static bool CanBeId(ITypeSymbol type) => IsScalarId(Underlying(type)) || IsWrapper(Underlying(type));

    private static bool IsScalarId(ITypeSymbol type) =>
        type.SpecialType is SpecialType.System_String or SpecialType.System_Int32 or SpecialType.System_Int64
        || type is { Name: "Guid", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } };

    private static bool IsWrapper(ITypeSymbol type) =>
        type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, SpecialType: SpecialType.None } wrapper
        && EventProperties.Of(wrapper) is { Count: 1 } properties
        && IsScalarId(properties[0].Type);

    private static ITypeSymbol Underlying(ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;
}
