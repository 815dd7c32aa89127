namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>The names things have on the wire.</summary>
internal static class WireNames
{
    /// <summary>That of <c>[JsonPropertyName]</c>, else the C# name in camel case.</summary>
    public static string Of(EventProperty property) => FindDeclared(property) ?? CamelCase.Of(property.Name);

    /// <summary>That of <c>[JsonPropertyName]</c>; null without it.</summary>
    public static string? FindDeclared(EventProperty property) =>
        property.FindAttribute(MetadataNames.JsonPropertyName)?.PositionalArgument<string>(0);

    /// <summary>Whether the name cannot be written: no C# name holds half of a surrogate pair, but a declared one may.</summary>
    public static bool IsUnwritable(EventProperty property) => FindDeclared(property) is { } declared && UnicodeText.HasLoneSurrogate(declared);

    /// <summary>That of <c>[JsonStringEnumMemberName]</c>, else the C# name as it is.</summary>
    public static string OfEnumMember(IFieldSymbol member) =>
        member.FindAttribute(MetadataNames.JsonStringEnumMemberName)?.PositionalArgument<string>(0) ?? member.Name;
}
