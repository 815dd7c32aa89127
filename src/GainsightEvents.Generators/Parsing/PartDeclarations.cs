namespace GainsightEvents.Generators.Parsing;

/// <summary>Writes the declarations that a type's generated part stands in.</summary>
internal static class PartDeclarations
{
    /// <summary>Those of the containing types and its own, outermost first.</summary>
    public static EquatableArray<string> Of(INamedTypeSymbol type) => type.Chain().Select(static part => Of(part, Keyword(part))).ToEquatableArray();

    private static string Keyword(INamedTypeSymbol type) => type switch
    {
        { IsRecord: true, TypeKind: TypeKind.Struct } => "record struct",
        { IsRecord: true } => "record",
        { TypeKind: TypeKind.Struct } => "struct",
        { TypeKind: TypeKind.Interface } => "interface",
        _ => "class",
    };

    // Constraints need not be repeated.
    private static string Of(INamedTypeSymbol type, string keyword) =>
        $"partial {keyword} {CSharpText.Identifier(type.Name)}{(type.Arity > 0 ? $"<{string.Join(", ", type.TypeParameters.Select(static parameter => CSharpText.Identifier(parameter.Name)))}>" : "")}";
}
