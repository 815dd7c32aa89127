using GainsightEvents.Diagnostics;
using GainsightEvents.Model;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Publishing;

/// <summary>
/// The application's hooks, in the order in which they were added. An event whose hook failed is not published, for it might hold what the hook
/// was to remove.
/// </summary>
internal sealed partial class PublishHooks(IEnumerable<PublishHook> hooks, TimeProvider time, ILogger<PublishHooks> logger)
{
    private readonly PublishHook[] _hooks = [.. hooks];
    private readonly ILogger _logger = new CalmLogger(new GuardedLogger(logger), time);

    public bool Any => _hooks.Length > 0;

    /// <summary>Runs the hooks on an event.</summary>
    /// <returns>Why it is not to be published; <see langword="null"/> where it is.</returns>
    public PublishStatus? Run<TEvent>(ref TEvent gainsightEvent, EventDescriptor descriptor, bool throws)
    {
        try
        {
            foreach (var hook in _hooks)
            {
                if (!hook.TryKeep(ref gainsightEvent))
                {
                    return PublishStatus.Dropped;
                }
            }

            return null;
        }
        catch (Exception exception) when (!throws)
        {
            // The message may hold what the hook read of the event.
            HookFailed(OneLine.Of(descriptor.EventName), exception.GetType());
            return PublishStatus.HookFailed;
        }
    }

    [LoggerMessage(LogIds.HookFailed, LogLevel.Error, "A hook of BeforePublish failed with {ExceptionType}, so event '{EventName}' was not accepted. Correct the hook; to be given the exception itself, set OnInvalid to Throw.")]
    private partial void HookFailed(string eventName, Type exceptionType);
}
