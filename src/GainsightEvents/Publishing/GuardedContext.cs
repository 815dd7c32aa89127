using GainsightEvents.Diagnostics;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Publishing;

/// <summary>
/// Asks the application who acts. What its context throws must not stop the code that publishes: it is logged, and the event goes on as if
/// nobody were identified. One that needs somebody is then invalid, and handled as such.
/// </summary>
internal sealed partial class GuardedContext(IEventContext context, ILogger<GuardedContext> logger)
{
    private readonly ILogger _logger = new GuardedLogger(logger);
    private int _failures;

    public EventContextValues? Read()
    {
        try
        {
            return context.Current;
        }
        catch (Exception exception)
        {
            // The message may hold what it read of the user. Every event may meet this, so it is not told for each.
            if (IsPowerOfTwo(Interlocked.Increment(ref _failures)))
            {
                ContextFailed(exception.GetType(), _failures);
            }

            return null;
        }
    }

    private static bool IsPowerOfTwo(int number) => (number & (number - 1)) == 0;

    [LoggerMessage(LogIds.ContextFailed, LogLevel.Warning, "The event context failed with {ExceptionType}, so nobody was identified; {Failures} times so far. Correct the delegate of IdentifyWith or UseGainsightIdentity, or the IEventContext.")]
    private partial void ContextFailed(Type exceptionType, int failures);
}
