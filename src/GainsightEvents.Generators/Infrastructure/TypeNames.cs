using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Writes types as they can be named from anywhere.</summary>
internal static class TypeNames
{
    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    /// <summary>With <c>global::</c>, and <c>?</c> where null is admitted, said or not.</summary>
    public static string OfParameter(ITypeSymbol type) =>
        (type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None } ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type)
        .ToDisplayString(Qualified);

    /// <summary>With <c>global::</c>, without <c>?</c>.</summary>
    public static string Of(ITypeSymbol type) => type.WithNullableAnnotation(NullableAnnotation.NotAnnotated).ToDisplayString(Qualified);

    /// <summary>For people: <c>Acme.Orders.Created</c>.</summary>
    public static string Readable(INamedTypeSymbol type) => type.ToDisplayString(Plain);

    /// <summary>A namespace as it is declared, or null for the global one.</summary>
    public static string? OfNamespace(INamespaceSymbol symbol) =>
        symbol.IsGlobalNamespace ? null : symbol.ToDisplayString(Qualified.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>A member as <c>cref</c> takes it: that of the definition, with braces for type parameters.</summary>
    public static string CrefOf(ISymbol member) =>
        Of(member.OriginalDefinition.ContainingType).Replace('<', '{').Replace('>', '}') + "." + CSharpText.Identifier(member.Name);
}
