using GainsightEvents.Model;
using GainsightEvents.Serialization;

namespace GainsightEvents;

/// <summary>
/// A Gainsight PX custom event that no record declares: for adoption step by step, or for names that are data. It goes through the same
/// checks and the same outbox as declared events; what the compiler would have reported is refused at Publish.
/// </summary>
/// <example>
/// <code>
/// await publisher.PublishAsync(new CustomEvent("Report Exported", "user-123") { Attributes = { ["featureName"] = "Bulk Export", ["value"] = 1 } });
/// </code>
/// </example>
public sealed class CustomEvent : IGainsightEvent
{
    private static readonly DynamicDescriptors<(string Name, string? Product)> Descriptors =
        new(static name => Describe(name.Name, name.Product));

    /// <summary>Names an event.</summary>
    /// <param name="name">The name as Gainsight PX shows it: any valid Unicode, not empty.</param>
    /// <param name="identifyId">The user's stable id. <see langword="null"/>: the one that <see cref="IEventContext"/> has.</param>
    public CustomEvent(string name, string? identifyId = null)
    {
        Name = name ?? throw new ArgumentNullException(nameof(name));
        IdentifyId = identifyId;
    }

    /// <summary>
    /// The catalog of custom events. Register it where no other registered event goes to Gainsight PX, so that the start checks what they need.
    /// </summary>
    public static EventCatalog Catalog { get; } = new("GainsightEvents.CustomEvent", [Describe("any custom event", null)], []);

    /// <summary>The name as Gainsight PX shows it.</summary>
    public string Name { get; }

    /// <summary>The user's stable id. <see langword="null"/>: the one that <see cref="IEventContext"/> has.</summary>
    public string? IdentifyId { get; }

    /// <summary>The kind of actor. <see langword="null"/>: that of <see cref="IEventContext"/>, else USER.</summary>
    public PxUserType? UserType { get; init; }

    /// <summary>When it happened. <see langword="null"/>: the time of Publish.</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>The account the user belongs to. <see langword="null"/>: that of <see cref="IEventContext"/>.</summary>
    public string? AccountId { get; init; }

    /// <summary>The session. <see langword="null"/>: that of <see cref="IEventContext"/>.</summary>
    public string? SessionId { get; init; }

    /// <summary>The page. <see langword="null"/>: that of <see cref="IEventContext"/>.</summary>
    public Uri? Page { get; init; }

    /// <summary>The referring page. <see langword="null"/>: that of <see cref="IEventContext"/>.</summary>
    public Uri? Referrer { get; init; }

    /// <summary>The actor's address or host name. <see langword="null"/>: that of <see cref="IEventContext"/>.</summary>
    public string? RemoteHost { get; init; }

    /// <summary>The kind of event. <see langword="null"/>: that of <see cref="IEventContext"/>.</summary>
    public string? EventType { get; init; }

    /// <summary>The global context. <see langword="null"/>: that of <see cref="IEventContext"/>.</summary>
    public IReadOnlyDictionary<string, EventValue>? GlobalContext { get; init; }

    /// <summary>The product, by the name under which its key is set. <see langword="null"/>: the default product.</summary>
    public string? Product { get; init; }

    /// <summary>The attributes, in the order they are added. Two names that differ only by case are refused.</summary>
    public Dictionary<string, EventValue> Attributes { get; init; } = [];

    EventDescriptor IGainsightEvent.Descriptor => Descriptors.Find((Name, Product));

    void IGainsightEvent.Write(EventTarget target, ref EventWriter writer)
    {
        writer.WriteLiteral("{\"eventName\":"u8);
        writer.WriteEventName(Name);
        writer.WriteLiteral(",\"propertyKey\":"u8);
        writer.WritePropertyKey();
        writer.WriteLiteral(",\"identifyId\":"u8);
        if (IdentifyId is null)
        {
            writer.WriteIdentifyIdFromContext();
        }
        else
        {
            writer.WriteIdentifyId(IdentifyId, 0);
        }

        writer.WriteUserType(UserType, -1);
        writer.WriteEventDate(OccurredAt);
        writer.WriteAccountId(AccountId);
        writer.WriteSessionId(SessionId);
        writer.WriteEventUrl(Page);
        writer.WriteReferrer(Referrer);
        writer.WriteRemoteHost(RemoteHost);
        writer.WriteEventType(EventType);
        if (GlobalContext is null)
        {
            writer.WriteContextFields(EnvelopeFields.GlobalContext);
        }
        else
        {
            writer.WriteGlobalContext(GlobalContext);
        }

        writer.WriteEventId();
        writer.WriteLiteral(",\"attributes\":{"u8);
        writer.WriteValues(Attributes);
        writer.WriteLiteral("}}"u8);
    }

    private static EventDescriptor Describe(string name, string? product) => new()
    {
        TypeName = typeof(CustomEvent).FullName!,
        Px = new() { EventName = name, Product = product, Identity = IdentitySource.FromContext },
        Members = [new EventMember(nameof(IdentifyId), "identifyId", MemberRole.IdentifyId, WireKind.String)],
        IsDynamic = true,
    };
}
