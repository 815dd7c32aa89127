namespace GainsightEvents;

/// <summary>
/// Declares a Gainsight PX custom event. Put it on a partial class, record, struct or record struct; the generator writes the
/// serializer, the catalog entry and the <c>Publish…Async</c> method.
/// </summary>
/// <remarks>
/// Some PX subscriptions take only event names that are registered under Administration &gt; Events; others are silently lost
/// (Datafly Signal, Gainsight PX, step 3).
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class GainsightEventAttribute : Attribute
{
    /// <summary>Declares a Gainsight PX custom event.</summary>
    /// <param name="eventName">
    /// The name as Gainsight PX shows it: any valid Unicode, sent byte-exact as <c>eventName</c>, case-sensitive.
    /// Documented to hold at most 2,000 characters.
    /// </param>
    public GainsightEventAttribute(string eventName) => EventName = eventName;

    /// <summary>The name as Gainsight PX shows it.</summary>
    public string EventName { get; }

    /// <summary>
    /// The product the event belongs to, by the name that <c>[assembly: PxProduct("AP-…", Name = "…")]</c> or the setting
    /// <c>Gainsight:Px:Products:{name}:PropertyKey</c> gives it. <see langword="null"/>: the default product.
    /// </summary>
    public string? Product { get; set; }

    /// <summary>Where the identifyId comes from: a member marked <see cref="IdentifyIdAttribute"/>, or <see cref="IEventContext"/>.</summary>
    public IdentitySource Identity { get; set; }

    /// <summary>Which entries of a lane go first, and which may use the quota's daily reserve.</summary>
    public EventPriority Priority { get; set; }

    /// <summary>
    /// How long the event is worth delivering, as a constant-format <see cref="TimeSpan"/> such as <c>"7.00:00:00"</c> or
    /// <c>"00:30:00"</c>. What is older is counted as expired. <see langword="null"/>: <c>Gainsight:Outbox:MaxAge</c>.
    /// </summary>
    public string? MaxAge { get; set; }

    /// <summary>
    /// The last day on which the event may be declared, as year, month and day: <c>"2026-11-27"</c>. The compiler warns from 30 days before, and
    /// refuses the event from the day after. Today is the MSBuild property <c>GainsightToday</c> where it is set, else the machine's date in UTC.
    /// <see langword="null"/>: the event does not expire. It changes nothing of what is sent.
    /// </summary>
    public string? ExpiresOn { get; set; }
}
