namespace GainsightEvents.Wire;

/// <summary>The words of Gainsight PX for <c>userType</c> (Gainsight PX REST API).</summary>
internal static class PxUserTypes
{
    public const string User = "USER";
    public const string Lead = "LEAD";
    public const string Visitor = "VISITOR";
    public const string Empty = "EMPTY_USER_TYPE";

    public static IReadOnlyList<string> All { get; } = [User, Lead, Visitor, Empty];
}
