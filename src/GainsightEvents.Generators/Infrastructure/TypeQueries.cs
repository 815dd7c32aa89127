using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Questions about a type's nullability.</summary>
internal static class TypeQueries
{
    /// <summary>The <c>T</c> of a <c>T?</c> that is a value type; any other type as it is.</summary>
    public static ITypeSymbol UnwrapNullable(this ITypeSymbol type) =>
        type is INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable ? nullable.TypeArguments[0] : type;

    /// <summary>Whether null may be in it: <c>T?</c>, and a reference type that does not say otherwise, as in code without nullable annotations.</summary>
    public static bool AdmitsNull(this ITypeSymbol type) =>
        type.IsReferenceType
            ? type.NullableAnnotation != NullableAnnotation.NotAnnotated
            : type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;
}
