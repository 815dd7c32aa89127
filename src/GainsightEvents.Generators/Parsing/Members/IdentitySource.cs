namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>The values of <c>GainsightEvents.IdentitySource</c>.</summary>
internal enum IdentitySource
{
    Member = 0,
    FromContext = 1,
}

internal static class IdentitySources
{
    /// <summary>Where a <c>[GainsightEvent]</c> says that the identifyId comes from.</summary>
    public static IdentitySource Of(AttributeData gainsightEvent) => (IdentitySource)gainsightEvent.NamedArgument<int>("Identity");
}
