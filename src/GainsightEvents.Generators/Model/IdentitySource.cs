namespace GainsightEvents.Generators.Model;

/// <summary>The values of <c>GainsightEvents.IdentitySource</c>.</summary>
internal enum IdentitySource
{
    Member = 0,
    FromContext = 1,
}
