using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Text;

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

    private static readonly TypeMemory<(string Text, ImmutableArray<string> Aliases)> Written = new(SymbolEqualityComparer.IncludeNullability);

    private readonly ConcurrentDictionary<ITypeSymbol, (string Text, ImmutableArray<string> Aliases)> _written = Written.Of(compilation);

    private SortedSet<string>? _aliases;

    /// <summary>The extern aliases that the names given out so far begin with.</summary>
    public EquatableArray<string> ExternAliases => _aliases?.ToEquatableArray() ?? default;

    /// <summary>The compilation whose types are named.</summary>
    public Compilation Compilation => compilation;

    /// <summary>For people: <c>Acme.Orders.Created</c>.</summary>
    public static string Readable(INamedTypeSymbol type) => type.ToDisplayString(Plain);

    /// <summary>A namespace as it is declared, or null for the global one.</summary>
    public static string? OfNamespace(INamespaceSymbol symbol) =>
        symbol.IsGlobalNamespace ? null : symbol.ToDisplayString(Qualified.WithGlobalNamespaceStyle(SymbolDisplayGlobalNamespaceStyle.Omitted));

    /// <summary>With <c>global::</c>, without <c>?</c>.</summary>
    public string Of(ITypeSymbol type) => Format(
        type.NullableAnnotation == NullableAnnotation.Annotated ? type.WithNullableAnnotation(NullableAnnotation.NotAnnotated) : type);

    /// <summary>With <c>global::</c>, and <c>?</c> where null is admitted, said or not.</summary>
    public string OfParameter(ITypeSymbol type) =>
        Format(type is { IsReferenceType: true, NullableAnnotation: NullableAnnotation.None } ? type.WithNullableAnnotation(NullableAnnotation.Annotated) : type);

    /// <summary>With <c>global::</c>, and <c>?</c> where it is said.</summary>
    public string OfElement(ITypeSymbol type) => Format(type);

    /// <summary>A type as <c>cref</c> takes it: its definition, with braces for type parameters.</summary>
    public string CrefOf(INamedTypeSymbol type) => Of(type.OriginalDefinition).Replace('<', '{').Replace('>', '}');

    private string Format(ITypeSymbol type)
    {
        if (!_written.TryGetValue(type, out var name))
        {
            name = Write(type);
            _written.TryAdd(type, name);
        }

        foreach (var alias in name.Aliases)
        {
            (_aliases ??= new SortedSet<string>(StringComparer.Ordinal)).Add(alias);
        }

        return name.Text;
    }

    private (string Text, ImmutableArray<string> Aliases) Write(ITypeSymbol type)
    {
        var parts = type.ToDisplayParts(Qualified);
        var aliases = ImmutableArray<string>.Empty;
        var name = new StringBuilder();
        for (var i = 0; i < parts.Length; i++)
        {
            var text = parts[i].ToString();
            if (text == Global && i + 2 < parts.Length && parts[i + 1].ToString() == "::" && FindAlias(parts[i + 2].Symbol?.ContainingAssembly) is { } alias)
            {
                aliases = aliases.Add(alias);
                text = alias;
            }

            name.Append(text);
        }

        return (name.ToString(), aliases);
    }

    /// <summary>The alias of an assembly that is referenced under aliases alone, which <c>global::</c> does not reach.</summary>
    private string? FindAlias(IAssemblySymbol? assembly) =>
        assembly is not null && compilation.GetMetadataReference(assembly)?.Properties.Aliases is { IsDefaultOrEmpty: false } aliases && !aliases.Contains(Global)
            ? aliases[0]
            : null;
}
