namespace GainsightEvents;

/// <summary>
/// Declares a Gainsight NXT event. The body is the type's members under their own names, marked ones too, nested values as JSON. A type
/// may carry <see cref="GainsightEventAttribute"/> as well: one event, two entries.
/// </summary>
/// <remarks>
/// The name must be registered under Administration &gt; Events; others are answered with errorCode 1001 (Gainsight, Events API).
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Struct, Inherited = false)]
public sealed class NxtEventAttribute : Attribute
{
    /// <summary>Declares a Gainsight NXT event.</summary>
    /// <param name="eventName">The registered name, sent in the header <c>eventName</c>: visible ASCII and space.</param>
    public NxtEventAttribute(string eventName) => EventName = eventName;

    /// <summary>The registered name.</summary>
    public string EventName { get; }

    /// <summary>
    /// The header <c>eventVersion</c>, such as <c>v01</c>: visible ASCII and space. <see langword="null"/>: <c>Gainsight:Nxt:EventVersion</c>.
    /// </summary>
    public string? Version { get; set; }

    /// <summary>
    /// The header <c>topicName</c>: visible ASCII and space. <see langword="null"/>: <c>Gainsight:Nxt:TopicName</c>, and without that none.
    /// </summary>
    public string? Topic { get; set; }

    /// <summary>
    /// The header <c>contractId</c>: visible ASCII and space. <see langword="null"/>: <c>Gainsight:Nxt:ContractId</c>, and without that none.
    /// </summary>
    public string? Contract { get; set; }

    /// <summary>Which entries of the lane go first, and which may use the quota's daily reserve.</summary>
    public EventPriority Priority { get; set; }

    /// <summary>
    /// How long the event is worth delivering, as a constant-format <see cref="TimeSpan"/> such as <c>"7.00:00:00"</c>.
    /// <see langword="null"/>: <c>Gainsight:Outbox:MaxAge</c>.
    /// </summary>
    public string? MaxAge { get; set; }

    /// <summary>
    /// The last day on which the event may be declared, as year, month and day: <c>"2026-11-27"</c>. The compiler warns from 30 days before, and
    /// refuses the event from the day after. Today is the MSBuild property <c>GainsightToday</c> where it is set, else the machine's date in UTC.
    /// <see langword="null"/>: the event does not expire. It changes nothing of what is sent.
    /// </summary>
    public string? ExpiresOn { get; set; }
}
