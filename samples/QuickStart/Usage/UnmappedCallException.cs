namespace QuickStart.Usage;

/// <summary>A tracked call for which this application has no event.</summary>
internal sealed class UnmappedCallException(string eventName, string reason) : Exception(reason)
{
    /// <summary>The name it is reported under.</summary>
    public string EventName { get; } = eventName;
}
