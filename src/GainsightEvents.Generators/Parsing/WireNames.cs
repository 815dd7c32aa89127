using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>The names things have on the wire.</summary>
internal static class WireNames
{
    /// <summary>That of <c>[JsonPropertyName]</c>, else the C# name in camel case.</summary>
    public static string Of(EventProperty property) =>
        property.FindAttribute(MetadataNames.JsonPropertyName)?.PositionalArgument<string>(0) ?? CamelCase.Of(property.Name);

    /// <summary>That of <c>[JsonStringEnumMemberName]</c>, else the C# name as it is.</summary>
    public static string OfEnumMember(IFieldSymbol member) =>
        member.FindAttribute(MetadataNames.JsonStringEnumMemberName)?.PositionalArgument<string>(0) ?? member.Name;
}
