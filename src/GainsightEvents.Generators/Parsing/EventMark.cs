using GainsightEvents.Generators.Infrastructure;

namespace GainsightEvents.Generators.Parsing;

/// <summary>
/// What a member is marked for, mostly a field of the PX envelope. The values are those of <c>GainsightEvents.MemberRole</c> by name.
/// </summary>
internal enum EventMark
{
    Attribute = 0,
    IdentifyId,
    AccountId,
    SessionId,
    Url,
    Referrer,
    RemoteHost,
    Date,
    UserType,
    GlobalContext,
    EventId,
    EventType,

    /// <summary><c>[JsonExtensionData]</c>: further attributes, or members of the body, under names of their own.</summary>
    ExtensionData,
}

internal static class EventMarks
{
    /// <summary>Each mark and the full name of its attribute.</summary>
    public static readonly (EventMark Mark, string AttributeName)[] All =
    [
        (EventMark.IdentifyId, MetadataNames.IdentifyId),
        (EventMark.AccountId, MetadataNames.AccountId),
        (EventMark.SessionId, MetadataNames.SessionId),
        (EventMark.Url, MetadataNames.EventUrl),
        (EventMark.Referrer, MetadataNames.Referrer),
        (EventMark.RemoteHost, MetadataNames.RemoteHost),
        (EventMark.Date, MetadataNames.EventDate),
        (EventMark.UserType, MetadataNames.UserType),
        (EventMark.GlobalContext, MetadataNames.GlobalContext),
        (EventMark.EventId, MetadataNames.EventId),
        (EventMark.EventType, MetadataNames.EventType),
        (EventMark.ExtensionData, MetadataNames.JsonExtensionData),
    ];

    /// <summary>The full name of a mark's attribute.</summary>
    public static string AttributeName(EventMark mark) => Array.Find(All, each => each.Mark == mark).AttributeName;

    /// <summary>Whether the mark is for a field of the PX envelope.</summary>
    public static bool IsOfPx(EventMark mark) => AttributeName(mark).StartsWith("GainsightEvents.", StringComparison.Ordinal);

    /// <summary>The mark as it is written in code, such as <c>EventUrl</c>.</summary>
    public static string DisplayName(EventMark mark)
    {
        var attributeName = AttributeName(mark);
        var start = attributeName.LastIndexOf('.') + 1;
        return attributeName.Substring(start, attributeName.Length - start - "Attribute".Length);
    }
}
