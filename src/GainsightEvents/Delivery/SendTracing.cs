using System.Diagnostics;
using GainsightEvents.Diagnostics;
using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Delivery;

/// <summary>
/// An activity for each attempt. It is linked to the trace in which its event was published and not a part of it: it may come days later, and
/// more than once. It holds nothing of the body, and nothing that the other side said, for that may be the body.
/// </summary>
internal static class SendTracing
{
    public static bool IsListenedTo => GainsightActivities.Source.HasListeners();

    public static Activity? Start(LeasedEntry entry, LaneSettings settings)
    {
        KeyValuePair<string, object?>[] tags =
        [
            new(MessagingTags.System, MessagingTags.Gainsight),
            new(MessagingTags.OperationName, MessagingTags.Send),
            new(MessagingTags.OperationType, MessagingTags.Send),
            new(MessagingTags.DestinationName, settings.Lane.Name),
            new(MessagingTags.MessageId, entry.EventId.ToString()),
            new(MessagingTags.EventName, entry.EventName),
            new(MessagingTags.ServerAddress, settings.BaseAddress?.Host),
        ];
        ActivityLink[]? links = ActivityContext.TryParse(entry.TraceParent, null, isRemote: true, out var published) ? [new(published)] : null;

        // Without this, whatever runs here would be its parent.
        Activity.Current = null;
        var activity = GainsightActivities.Source.StartActivity(MessagingTags.Send, ActivityKind.Client, default(ActivityContext), tags, links);
        if (activity is not null)
        {
            activity.DisplayName = $"{MessagingTags.Send} {settings.Lane.Name}";
        }

        return activity;
    }

    public static void End(Activity? activity, int status, string? errorType)
    {
        if (status > 0)
        {
            activity?.SetTag(MessagingTags.StatusCode, status);
        }

        if (errorType is not null)
        {
            activity?.SetTag(MessagingTags.TypeOfError, errorType).SetStatus(ActivityStatusCode.Error);
        }
    }
}
