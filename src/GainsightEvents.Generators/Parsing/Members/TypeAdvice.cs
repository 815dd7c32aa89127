using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Says of a type without a wire form what it is and what to declare in its place: something that the developer can do.</summary>
internal static class TypeAdvice
{
    private const string Parts = "declare a record with a property for each part";

    private const string Unknown =
        "has no wire form; declare it as a string, a number, a bool, a Guid, a Uri, a date or time, an enum, or an object, list or string-keyed dictionary of these";

    private static readonly (string FullName, string Advice)[] Named =
    [
        ("System.Text.Rune", "is a single character; declare it as a string"),
        ("System.Half", "has no wire form; declare it as a float"),
        ("System.Int128", "is larger than the numbers that JSON readers keep exactly; declare it as a long, a decimal or a string"),
        ("System.UInt128", "is larger than the numbers that JSON readers keep exactly; declare it as a ulong, a decimal or a string"),
        ("System.Numerics.BigInteger", "is larger than the numbers that JSON readers keep exactly; declare it as a long, a decimal or a string"),
        ("System.Memory`1", "is a view of memory; declare an array or a list"),
        ("System.ReadOnlyMemory`1", "is a view of memory; declare an array or a list"),
        ("System.Collections.Generic.KeyValuePair`2", "is a pair; " + Parts),
        ("System.Text.Json.JsonElement", "is JSON of any kind, which only a dictionary marked [JsonExtensionData] may hold; declare what the JSON holds, or its text as a string"),
        ("System.Text.Json.JsonDocument", "is JSON of any kind; declare what the JSON holds, or its text as a string"),
    ];

    /// <summary>What follows on the type's name in a sentence.</summary>
    public static string For(ITypeSymbol type) => type switch
    {
        { IsTupleType: true } => "is a tuple, whose names are gone when the event is sent; " + Parts,
        { SpecialType: SpecialType.System_Char } => "is a single character; declare it as a string",
        { SpecialType: SpecialType.System_Object } or { TypeKind: TypeKind.Dynamic } => "may hold anything; declare the type that it holds",
        { SpecialType: SpecialType.System_IntPtr } => "is as large as an address; declare it as a long",
        { SpecialType: SpecialType.System_UIntPtr } => "is as large as an address; declare it as a ulong",
        IArrayTypeSymbol { Rank: > 1 } => "has several dimensions; declare a list of lists",
        IArrayTypeSymbol => "is binary; declare it as a string, such as Base64",
        INamedTypeSymbol named => ForNamed(named),
        _ => Unknown,
    };

    private static string ForNamed(INamedTypeSymbol type)
    {
        foreach (var (fullName, advice) in Named)
        {
            if (type.HasFullName(fullName))
            {
                return advice;
            }
        }

        return type switch
        {
            _ when ForeignTypes.IsOfNodaTime(type) =>
                "is a value of NodaTime, which would come as its calendar and all its parts; declare it as DateTimeOffset, DateOnly, TimeOnly, TimeSpan or a string",
            _ when ForeignTypes.IsTimeOfProtobuf(type) => "is a time of Protocol Buffers, which would come as seconds and nanoseconds; declare it as DateTimeOffset or TimeSpan",
            _ when ForeignTypes.IsUnion(type) =>
                "is a discriminated union of F#, which would come as the number of its case; declare the value that it holds, nullable where there may be none, or an enum",
            { TypeKind: TypeKind.Interface } => "is an interface, which does not say what is held; declare the class or record that is held",
            _ => Unknown,
        };
    }
}
