using System.Globalization;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Reads the arguments of <c>[GainsightEvent]</c>.</summary>
internal static class DescriptorParser
{
    // IdentitySource.FromContext
    private const int FromContext = 1;

    public static DescriptorModel Parse(INamedTypeSymbol type, AttributeData attribute) => new(
        TypeNames.Readable(type),
        attribute.PositionalArgument<string>(0) ?? "",
        attribute.NamedArgument<string>("Product"),
        attribute.NamedArgument<int>("Identity") == FromContext,
        attribute.NamedArgument<int>("Priority") switch
        {
            < 0 => "Low",
            0 => "Normal",
            > 0 => "High",
        },
        ParseMaxAge(attribute.NamedArgument<string>("MaxAge")));

    // What does not parse counts as not given; whoever wrote it hears so from a rule, not from missing code.
    private static TimeSpan? ParseMaxAge(string? text) =>
        TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var maxAge) && maxAge > TimeSpan.Zero ? maxAge : null;
}
