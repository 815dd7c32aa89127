namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>Reads where identifyIds come from.</summary>
internal static class IdentitySources
{
    /// <summary>Where a <c>[GainsightEvent]</c> says that the identifyId comes from.</summary>
    public static IdentitySource Of(AttributeData gainsightEvent) => (IdentitySource)gainsightEvent.NamedArgument<int>("Identity");
}
