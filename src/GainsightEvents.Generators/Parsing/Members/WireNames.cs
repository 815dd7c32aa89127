namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>The names things have on the wire.</summary>
internal static class WireNames
{
    /// <summary>That of <c>[JsonPropertyName]</c>, else the C# name in camel case.</summary>
    public static string Of(EventProperty property) => FindDeclared(property) ?? CamelCase.Of(property.Name);

    /// <summary>That of <c>[JsonPropertyName]</c>; null without it.</summary>
    public static string? FindDeclared(EventProperty property) =>
        property.FindAttribute(MetadataNames.JsonPropertyName)?.PositionalArgument<string>(0);

    /// <summary>Why the name cannot be written, as the end of a sentence; null where it can. No C# name is so, but a declared one may be.</summary>
    public static string? FindUnwritable(EventProperty property) => FindDeclared(property) switch
    {
        null => null,
        { } blank when string.IsNullOrWhiteSpace(blank) => "its name on the wire is blank; give [JsonPropertyName] a name, or remove it",
        { } declared when UnicodeText.HasLoneSurrogate(declared) =>
            "its name on the wire has half of a surrogate pair, which UTF-8 text cannot have; name it with whole characters",
        _ => null,
    };

    /// <summary>That of <c>[JsonStringEnumMemberName]</c>, else the C# name as it is.</summary>
    public static string OfEnumMember(IFieldSymbol member) =>
        member.FindAttribute(MetadataNames.JsonStringEnumMemberName)?.PositionalArgument<string>(0) ?? member.Name;
}
