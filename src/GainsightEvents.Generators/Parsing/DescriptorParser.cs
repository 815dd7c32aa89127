using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Reads the arguments of <c>[GainsightEvent]</c> and <c>[NxtEvent]</c>.</summary>
internal static class DescriptorParser
{
    public static DescriptorModel Parse(INamedTypeSymbol type) => new(
        TypeNames.Readable(type),
        type.FindAttribute(MetadataNames.GainsightEvent) is { } px ? ParsePx(px) : null,
        type.FindAttribute(MetadataNames.NxtEvent) is { } nxt ? ParseNxt(nxt) : null);

    private static PxModel ParsePx(AttributeData attribute) => new(
        attribute.PositionalArgument<string>(0) ?? "",
        attribute.NamedArgument<string>("Product"),
        IdentitySources.Of(attribute) == IdentitySource.FromContext,
        ParsePriority(attribute),
        MaxAges.Of(attribute));

    private static NxtModel ParseNxt(AttributeData attribute) => new(
        attribute.PositionalArgument<string>(0) ?? "",
        attribute.NamedArgument<string>("Version"),
        attribute.NamedArgument<string>("Topic"),
        attribute.NamedArgument<string>("Contract"),
        ParsePriority(attribute),
        MaxAges.Of(attribute));

    private static string ParsePriority(AttributeData attribute) => attribute.NamedArgument<int>("Priority") switch
    {
        < 0 => "Low",
        0 => "Normal",
        > 0 => "High",
    };
}
