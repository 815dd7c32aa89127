namespace GainsightEvents.Testing;

/// <summary>What a test expects of events did not hold. The message shows what was received instead. No test framework is asked for.</summary>
public sealed class EventAssertionException : Exception
{
    /// <summary>Reports what did not hold.</summary>
    /// <param name="message">What was expected, and what was received instead.</param>
    public EventAssertionException(string message)
        : base(message)
    {
    }
}
