namespace GainsightEvents.Diagnostics;

/// <summary>Starts what outlives whoever starts it, so that nothing of his, such as a trace or an identity, rides along.</summary>
internal static class Detached
{
    public static Task Run(Action action)
    {
        using (Suppress())
        {
            return Task.Run(action);
        }
    }

    public static Task Run(Func<Task> action)
    {
        using (Suppress())
        {
            return Task.Run(action);
        }
    }

    public static ITimer CreateTimer(TimeProvider time, Action action, TimeSpan period)
    {
        using (Suppress())
        {
            return time.CreateTimer(static state => ((Action)state!)(), action, period, period);
        }
    }

    // Where the caller has suppressed it already, doing so once more throws on .NET 8 and .NET Framework.
    private static AsyncFlowControl? Suppress() => ExecutionContext.IsFlowSuppressed() ? null : ExecutionContext.SuppressFlow();
}
