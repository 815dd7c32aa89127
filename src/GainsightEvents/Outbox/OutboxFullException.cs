namespace GainsightEvents;

/// <summary>The outbox was full, and stayed full for as long as <c>Gainsight:Outbox:WaitTimeout</c>.</summary>
public sealed class OutboxFullException : Exception
{
    /// <summary>Reports a full outbox.</summary>
    /// <param name="message">Names the event, the bound, and the setting that moves it.</param>
    public OutboxFullException(string message)
        : base(message)
    {
    }
}
