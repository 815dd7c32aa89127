namespace GainsightEvents;

/// <summary>The outbox held as many entries or bytes as it may, for as long as the publisher was told to wait.</summary>
public sealed class OutboxFullException : Exception
{
    /// <summary>Reports a full outbox.</summary>
    /// <param name="message">Names the event, the bound, and the setting that moves it.</param>
    public OutboxFullException(string message)
        : base(message)
    {
    }
}
