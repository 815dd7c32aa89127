namespace QuickStart.Usage;

/// <summary>A tracked call that no event of this application stands for.</summary>
internal sealed class UnmappedCallException(string eventName, string reason) : Exception(reason)
{
    /// <summary>The name it is reported under.</summary>
    public string EventName { get; } = eventName;
}
