using System.Text;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Writes types as they can be named from anywhere in a compilation, and remembers the extern aliases that takes.</summary>
internal sealed class TypeNames(Compilation compilation)
{
    private const string Global = "global";

    private static readonly SymbolDisplayFormat Qualified = SymbolDisplayFormat.FullyQualifiedFormat.AddMiscellaneousOptions(
        SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers | SymbolDisplayMiscellaneousOptions.IncludeNullableReferenceTypeModifier);

    private static readonly SymbolDisplayFormat Plain = SymbolDisplayFormat.CSharpErrorMessageFormat
        .WithMiscellaneousOptions(SymbolDisplayMiscellaneousOptions.None)
        .WithGenericsOptions(SymbolDisplayGenericsOptions.None);

    private readonly SortedSet<string> _aliases = new(StringComparer.Ordinal);

    /// <summary>The extern aliases that the names given out so far begin with.</summary>
    public IEnumerable<string> ExternAliases => _aliases;

    /// <summary>For people: <c>Acme.Orders.Created</c>.</summary>
    public static string Readable(INamedTypeSymbol type) => type.ToDisplayString(Plain);

    /// <summary>A namespace as it is declared, or null for the global one.</summary>
    public static string? OfNamespace(INamespaceSymbol symbol) =>
        symbol.IsGlobalNamespace ? null : symbol.ToDisplayString(Qualified.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>With <c>global::</c>, without <c>?</c>.</summary>
    public string Of(ITypeSymbol type) => Format(type.WithNullableAnnotation(NullableAnnotation.NotAnnotated));

    /// <summary>With <c>global::</c>, and <c>?</c> where null is admitted, said or not.</summary>
    public string OfParameter(ITypeSymbol type) =>
        Format(type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None } ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type);

    /// <summary>With <c>global::</c>, and <c>?</c> where it is said.</summary>
    public string OfElement(ITypeSymbol type) => Format(type);

    /// <summary>A member as <c>cref</c> takes it: that of the definition, with braces for type parameters.</summary>
    public string CrefOf(ISymbol member) =>
        Of(member.OriginalDefinition.ContainingType).Replace('<', '{').Replace('>', '}') + "." + CSharpText.Identifier(member.Name);

    private string Format(ITypeSymbol type)
    {
        var parts = type.ToDisplayParts(Qualified);
        var name = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var isRoot = parts[i].ToString() == Global && i + 2 < parts.Length && parts[i + 1].ToString() == "::";
            name.Append(isRoot ? RootOf(parts[i + 2].Symbol?.ContainingAssembly) : parts[i].ToString());
        }

        return name.ToString();
    }

    // An assembly that is referenced under aliases alone cannot be reached from global::.
    private string RootOf(IAssemblySymbol? assembly)
    {
        if (assembly is null || compilation.GetMetadataReference(assembly)?.Properties.Aliases is not { IsDefaultOrEmpty: false } aliases || aliases.Contains(Global))
        {
            return Global;
        }

        _aliases.Add(aliases[0]);
        return aliases[0];
    }
}
