namespace GainsightEvents.Generators.Parsing.Members;

/// <summary>The attributes that give a member its role.</summary>
internal static class MemberRoles
{
    /// <summary>Each mark and the full name of its attribute.</summary>
    public static readonly (MemberRole Role, string AttributeName)[] All =
    [
        (MemberRole.IdentifyId, MetadataNames.IdentifyId),
        (MemberRole.AccountId, MetadataNames.AccountId),
        (MemberRole.SessionId, MetadataNames.SessionId),
        (MemberRole.Url, MetadataNames.EventUrl),
        (MemberRole.Referrer, MetadataNames.Referrer),
        (MemberRole.RemoteHost, MetadataNames.RemoteHost),
        (MemberRole.Date, MetadataNames.EventDate),
        (MemberRole.UserType, MetadataNames.UserType),
        (MemberRole.GlobalContext, MetadataNames.GlobalContext),
        (MemberRole.EventId, MetadataNames.EventId),
        (MemberRole.EventType, MetadataNames.EventType),
        (MemberRole.ExtensionData, MetadataNames.JsonExtensionData),
    ];

    /// <summary>The full name of a mark's attribute.</summary>
    public static string AttributeName(MemberRole role) => Array.Find(All, each => each.Role == role).AttributeName;

    /// <summary>Whether the mark is for a field of the PX envelope.</summary>
    public static bool IsOfPx(MemberRole role) => AttributeName(role).StartsWith("GainsightEvents.", StringComparison.Ordinal);

    /// <summary>The mark as it is written in code, such as <c>EventUrl</c>.</summary>
    public static string DisplayName(MemberRole role)
    {
        var attributeName = AttributeName(role);
        var start = attributeName.LastIndexOf('.') + 1;
        return attributeName.Substring(start, attributeName.Length - start - "Attribute".Length);
    }
}
