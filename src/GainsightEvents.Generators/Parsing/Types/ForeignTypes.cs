namespace GainsightEvents.Generators.Parsing.Types;

/// <summary>Recognises types of other libraries and languages whose public properties are not what they mean.</summary>
internal static class ForeignTypes
{
    private const string CompilationMapping = "Microsoft.FSharp.Core.CompilationMappingAttribute";
    private const string Option = "Microsoft.FSharp.Core.FSharpOption`1";

    private static readonly string[] TimesOfProtobuf = ["Google.Protobuf.WellKnownTypes.Timestamp", "Google.Protobuf.WellKnownTypes.Duration"];

    // SourceConstructFlags: what kind of F# declaration a type comes from, and the number of the discriminated unions.
    private const int KindMask = 31;
    private const int SumType = 1;

    /// <summary>Whether the type is one of NodaTime, which would come with its calendar, era and day of the year.</summary>
    public static bool IsOfNodaTime(INamedTypeSymbol type)
    {
        var scope = type.ContainingNamespace;
        while (scope is { IsGlobalNamespace: false, ContainingNamespace.IsGlobalNamespace: false })
        {
            scope = scope.ContainingNamespace;
        }

        return scope is { Name: "NodaTime" };
    }

    /// <summary>Whether the type is a time of Protocol Buffers, which would come as seconds and nanoseconds.</summary>
    public static bool IsTimeOfProtobuf(INamedTypeSymbol type) => Array.Exists(TimesOfProtobuf, type.HasFullName);

    /// <summary>Whether the type is a discriminated union of F#, whose properties say which case it is, but not what that case holds.</summary>
    public static bool IsUnion(INamedTypeSymbol type) =>
        type.FindAttribute(CompilationMapping) is { } mapping
        && (mapping.PositionalArgument<int>(0) & KindMask) == SumType;

    /// <summary>Whether the type is an option of F#, whose <c>None</c> is null, though its type does not say so.</summary>
    public static bool IsOption(ITypeSymbol type) => type is INamedTypeSymbol { Arity: 1, Name: "FSharpOption" } named && named.HasFullName(Option);
}
