using System.Diagnostics;
using GainsightEvents.Diagnostics;
using GainsightEvents.Model;

namespace GainsightEvents.Publishing;

/// <summary>An activity around Publish, which the attempts to send the event are linked to. It tells which event and what came of it, and nothing that the event holds.</summary>
internal static class PublishTracing
{
    private const string Publish = "publish";
    private const string Status = "gainsight.publish.status";

    /// <summary>Whether anybody listens. Nothing is allocated to find out.</summary>
    public static bool IsListenedTo => GainsightActivities.Source.HasListeners();

    public static Activity? Start(EventDescriptor descriptor)
    {
        var activity = GainsightActivities.Source.StartActivity(Publish, ActivityKind.Producer);
        return activity?
            .SetTag(MessagingTags.System, MessagingTags.Gainsight)
            .SetTag(MessagingTags.OperationName, Publish)
            .SetTag(MessagingTags.OperationType, "create")
            .SetTag(MessagingTags.EventName, descriptor.EventName);
    }

    /// <summary>An event that is not accepted is a failure, unless that is wanted: the mode is Off, or a hook dropped it.</summary>
    public static void End(Activity? activity, PublishReceipt receipt)
    {
        activity?.SetTag(MessagingTags.MessageId, receipt.EventId.ToString()).SetTag(Status, receipt.Status.ToString());
        if (receipt.Status is not (PublishStatus.Accepted or PublishStatus.Off or PublishStatus.Dropped))
        {
            Fail(activity, receipt.Status.ToString());
        }
    }

    public static void Fail(Activity? activity, Exception exception) => Fail(activity, exception.GetType().ToString());

    private static void Fail(Activity? activity, string errorType) =>
        activity?.SetTag(MessagingTags.TypeOfError, errorType).SetStatus(ActivityStatusCode.Error);
}
