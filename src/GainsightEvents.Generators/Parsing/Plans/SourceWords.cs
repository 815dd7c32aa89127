using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Generators.Parsing.Plans;

/// <summary>What attributes say about events and members to who plans them. What is blank is not said.</summary>
internal static class SourceWords
{
    /// <summary>Who answers for an event: its own owner, else the assembly's.</summary>
    public static string? OwnerOf(INamedTypeSymbol type) =>
        Text(type.FindAttribute(MetadataNames.EventOwner)) ?? Text(type.ContainingAssembly.FindAttribute(MetadataNames.EventOwner));

    /// <summary>That it is about to end.</summary>
    /// <param name="attribute">Its <c>[Obsolete]</c>, if it has one.</param>
    public static string? DeprecationIn(AttributeData? attribute) => attribute is null ? null : Text(attribute) ?? PlanWords.Obsolete;

    /// <summary>That it has ended. A note that no plan takes ends nothing yet; a rule of its own tells of it.</summary>
    /// <param name="attribute">Its <c>[Retired]</c>, if it has one.</param>
    public static string? RetirementIn(AttributeData? attribute) => Text(attribute) is { } note && RetiredNote.IsRight(note) ? note : null;

    /// <summary>The last day on which an event may be declared. What is no day ends nothing; a rule of its own tells of it.</summary>
    /// <param name="attribute">Its attribute for the target, if it has one.</param>
    public static string? ExpiryIn(AttributeData? attribute) => attribute?.NamedArgument<string>("ExpiresOn") is { } day && PlanDay.IsRight(day) ? day : null;

    private static string? Text(AttributeData? attribute) =>
        attribute?.PositionalArgument<string>(0) is { } text && !string.IsNullOrWhiteSpace(text) ? text : null;
}
