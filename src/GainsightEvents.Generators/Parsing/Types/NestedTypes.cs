using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing.Types;

/// <summary>Reads types that hold other values: sequences, dictionaries with string keys, and types with properties.</summary>
internal static class NestedTypes
{
    private const string Grouping = "System.Linq.IGrouping`2";
    private const string Pair = "System.Collections.Generic.KeyValuePair`2";

    /// <summary>The form; none for what is neither, or is several at once.</summary>
    public static WireForm FormOf(ITypeSymbol type)
    {
        if (type is IArrayTypeSymbol array)
        {
            return array is { Rank: 1, ElementType.SpecialType: not SpecialType.System_Byte } ? WireForm.Sequence : WireForm.None;
        }

        if (type is not INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, SpecialType: not SpecialType.System_Object, IsRefLikeType: false } named)
        {
            return WireForm.None;
        }

        var elements = ElementsOf(named);
        return elements.Count switch
        {
            0 => IsOfTheFramework(named) || named.TypeKind == TypeKind.Interface || named.IsStatic ? WireForm.None : WireForm.Object,
            1 => IsPair(elements[0], out var key, out _) && key.SpecialType == SpecialType.System_String ? WireForm.Map : WireForm.Sequence,
            _ => WireForm.None,
        };
    }

    /// <summary>What a sequence holds, or the values of a dictionary.</summary>
    public static ITypeSymbol ElementOf(ITypeSymbol type)
    {
        var element = type is IArrayTypeSymbol array ? array.ElementType : ElementsOf((INamedTypeSymbol)type)[0];
        return IsPair(element, out var key, out var value) && key.SpecialType == SpecialType.System_String ? value : element;
    }

    /// <summary>The keys of a dictionary whose keys are no strings; null for any other sequence.</summary>
    public static ITypeSymbol? FindOtherKey(ITypeSymbol type) =>
        type is INamedTypeSymbol named && IsPair(ElementsOf(named)[0], out var key, out _) && key.SpecialType != SpecialType.System_String
            ? key
            : null;

    /// <summary>Whether a sequence is a group of LINQ's, which has a key besides.</summary>
    public static bool IsGrouping(ITypeSymbol type) =>
        type is INamedTypeSymbol named && (named.HasFullName(Grouping) || named.AllInterfaces.Any(static implemented => implemented.HasFullName(Grouping)));

    /// <summary>Whether the compiler has already complained of the type, or of one that it is made of.</summary>
    public static bool HasError(ITypeSymbol type) => type switch
    {
        { TypeKind: TypeKind.Error } => true,
        IArrayTypeSymbol array => HasError(array.ElementType),
        INamedTypeSymbol named => IsNoValue(named) || IsNullableTwice(named) || named.TypeArguments.Any(static argument => HasError(argument)),
        _ => false,
    };

    // A member of such a type is an error of its own, and a parameter of it would be another.
    private static bool IsNoValue(INamedTypeSymbol type) => type.SpecialType == SpecialType.System_Void || type.IsStatic;

    // Nullable<int>? is no error type, and no type either: it cannot even be written out.
    private static bool IsNullableTwice(INamedTypeSymbol type) =>
        type.OriginalDefinition.SpecialType == SpecialType.System_Nullable_T
        && type.TypeArguments[0].OriginalDefinition.SpecialType == SpecialType.System_Nullable_T;

    /// <summary>Whether the type is one of .NET's own, whose properties are not there to be sent.</summary>
    public static bool IsOfTheFramework(INamedTypeSymbol type)
    {
        var scope = type.ContainingNamespace;
        while (scope is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            scope = scope.ContainingNamespace;
        }

        return scope is { Name: "System" } && type.ContainingAssembly is { } assembly && IsOfTheFramework(assembly.Identity);
    }

    // By name and signature, for where a symbol was read from differs between a build and an editor.
    private static bool IsOfTheFramework(AssemblyIdentity assembly) =>
        assembly.IsStrongName
        && (assembly.Name is "mscorlib" or "netstandard" or "System" or "WindowsBase" or "PresentationCore"
            || assembly.Name.StartsWith("System.", StringComparison.Ordinal)
            || assembly.Name.StartsWith("Microsoft.", StringComparison.Ordinal));

    private static List<ITypeSymbol> ElementsOf(INamedTypeSymbol type)
    {
        var elements = new List<ITypeSymbol>();
        Add(elements, type);
        foreach (var implemented in type.AllInterfaces)
        {
            Add(elements, implemented);
        }

        return elements;
    }

    private static void Add(List<ITypeSymbol> elements, INamedTypeSymbol type)
    {
        if (type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T)
        {
            elements.Add(type.TypeArguments[0]);
        }
    }

    private static bool IsPair(ITypeSymbol type, out ITypeSymbol key, out ITypeSymbol value)
    {
        var pair = type as INamedTypeSymbol;
        var isPair = pair is { Arity: 2 } && pair.HasFullName(Pair);
        (key, value) = isPair ? (pair!.TypeArguments[0], pair.TypeArguments[1]) : (type, type);
        return isPair;
    }
}
