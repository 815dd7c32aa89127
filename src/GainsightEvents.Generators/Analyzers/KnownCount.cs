using System.Collections.Immutable;
using GainsightEvents.Rules;
using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Reads how many items a collection has that an expression makes.</summary>
internal static class KnownCount
{
    private const string List = "System.Collections.Generic.List`1";

    // Those that hold whatever is put in. A set may hold fewer.
    private static readonly string[] KeepAll =
    [
        List,
        "System.Collections.Generic.IEnumerable`1",
        "System.Collections.Generic.IReadOnlyCollection`1",
        "System.Collections.Generic.IReadOnlyList`1",
        "System.Collections.Generic.ICollection`1",
        "System.Collections.Generic.IList`1",
        "System.Collections.Immutable.ImmutableArray`1",
        "System.Collections.Immutable.ImmutableList`1",
    ];

    /// <summary>Whether the count is known, and the count as the rules take it.</summary>
    public static bool TryRead(IOperation operation, out object? count)
    {
        count = Of(operation) is { } known ? new ItemCount(known) : null;
        return count is not null;
    }

    private static int? Of(IOperation operation) => operation switch
    {
        IArrayCreationOperation { DimensionSizes.Length: 1 } array => array.DimensionSizes[0].ConstantValue is { HasValue: true, Value: int size } ? size : null,
        ICollectionExpressionOperation { Elements: var elements } expression => Of(expression, elements),
        IObjectCreationOperation { Arguments.IsEmpty: true } creation => Of(creation),
        IInvocationOperation { TargetMethod: { Name: "Empty", ContainingType.SpecialType: SpecialType.System_Array } } => 0,
        _ => null,
    };

    private static int? Of(ICollectionExpressionOperation expression, ImmutableArray<IOperation> elements)
    {
        var keepsAll = expression.Type is IArrayTypeSymbol || IsAmong(expression.Type, KeepAll);
        return keepsAll && !elements.Any(static element => element is ISpreadOperation) || (elements.IsEmpty && IsOfDotNet(expression.Type)) ? elements.Length : null;
    }

    private static int? Of(IObjectCreationOperation creation) => creation.Initializer switch
    {
        // With arguments it might begin with what another collection holds.
        null => IsOfDotNet(creation.Type) ? 0 : null,
        { Initializers: var added } when IsAmong(creation.Type, [List]) && added.All(AddsOne) => added.Length,
        _ => null,
    };

    // An extension method named Add may add as many as it likes.
    private static bool AddsOne(IOperation initializer) =>
        initializer is IInvocationOperation { TargetMethod.ContainingType: var declaring } && IsAmong(declaring, [List]);

    // Another's collection may make itself with something in it, and a builder of its own may for [].
    private static bool IsOfDotNet(ITypeSymbol? type) => type?.ContainingNamespace is
    {
        Name: "Generic",
        ContainingNamespace: { Name: "Collections", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
    };

    private static bool IsAmong(ITypeSymbol? type, string[] names) => type is INamedTypeSymbol named && Array.Exists(names, named.HasFullName);
}
