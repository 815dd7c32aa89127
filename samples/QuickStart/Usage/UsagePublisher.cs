using System.Text.Json;
using GainsightEvents;
using GainsightEvents.Presets;
using QuickStart.Events;

namespace QuickStart.Usage;

/// <summary>Maps each tracked call to its typed event and publishes that.</summary>
internal sealed class UsagePublisher(IEventPublisher publisher)
{
    /// <summary>Publishes one line of usage.ndjson.</summary>
    /// <exception cref="UnmappedCallException">There is no event for the line.</exception>
    /// <exception cref="InvalidEventException">The event is one that Gainsight would drop.</exception>
    public async ValueTask<PublishedCall> PublishAsync(string line, CancellationToken cancellationToken)
    {
        var call = Read(line);
        var properties = new TrackedProperties(call);

        // A missing user id is refused at Publish, because Gainsight would drop the event.
        var userId = call.UserId!;
        return call.Event switch
        {
            // The application's own event, by its generated method.
            "Report Exported" => new("Report Exported", [EventTarget.Px], await publisher.PublishReportExportedAsync(
                userId: userId,
                reportId: properties.Id("report_id"),
                format: properties.Choice<ReportFormat>("format"),
                accountId: call.Traits?.AccountId,
                sessionId: call.Context?.Session?.Id,
                page: call.Context?.Page?.Url,
                occurredAt: call.Timestamp,
                rows: properties.Integer("rows"),
                cancellationToken: cancellationToken)),

            // To Gainsight PX and Gainsight NXT at once.
            "Contract Renewed" => await PublishAsync(
                new ContractRenewed
                {
                    UserId = userId,
                    AccountId = call.Traits?.AccountId,
                    OccurredAt = call.Timestamp,
                    ContractId = properties.Id("contract_id"),
                    AnnualValue = properties.Money("annual_value"),
                    RenewsOn = properties.OptionalDate("renews_on"),
                    Seats = properties.Seats("seats"),
                },
                cancellationToken),

            // A System Asset Event of Gainsight NXT: tells other systems that data have changed.
            "Company Loaded" => await PublishAsync(
                new SystemAssetEvent
                {
                    EventName = "company_loaded",
                    AssetType = AssetType.Objects,
                    AssetId = properties.Text("object"),
                    Operation = AssetOperation.Upsert,
                    OperationType = AssetOperationType.Data,
                    SuccessCount = properties.Integer("rows_loaded"),
                    FailureCount = properties.Integer("rows_failed"),
                    JobId = properties.Text("job_id"),
                },
                cancellationToken),

            // The rest are Signal's preset: typed where the source names properties, and otherwise with what was tracked.
            "page" => await PublishAsync(With(new PageViewed { UserId = userId }, call), cancellationToken),
            "Signed Up" => await PublishAsync(With(new SignedUp { UserId = userId }, call), cancellationToken),
            "Logged In" => await PublishAsync(With(new LoggedIn { UserId = userId }, call), cancellationToken),
            "Products Searched" => await PublishAsync(With(new Searched { UserId = userId }, call), cancellationToken),
            "Plan Viewed" => await PublishAsync(With(new PlanViewed { UserId = userId }, call), cancellationToken),
            "Trial Started" => await PublishAsync(With(new TrialStarted { UserId = userId }, call), cancellationToken),
            "Subscription Started" => await PublishAsync(With(new SubscriptionStarted { UserId = userId }, call), cancellationToken),
            "Subscription Cancelled" => await PublishAsync(With(new SubscriptionCancelled { UserId = userId }, call), cancellationToken),
            "Feature Used" => await PublishAsync(
                With(
                    new FeatureUsed
                    {
                        UserId = userId,
                        FeatureName = properties.Text("feature_name"),
                        Category = properties.Text("category"),
                        Value = properties.OptionalInteger("value"),
                    },
                    call,
                    carriesProperties: false),
                cancellationToken),

            _ => throw new UnmappedCallException(call.Event, "no event is declared for this name; names are case-sensitive"),
        };
    }

    private async ValueTask<PublishedCall> PublishAsync<TEvent>(TEvent gainsightEvent, CancellationToken cancellationToken)
        where TEvent : IGainsightEvent
    {
        var receipt = await publisher.PublishAsync(gainsightEvent, cancellationToken);
        var descriptor = gainsightEvent.Descriptor;
        EventTarget[] targets = [.. new[] { EventTarget.Px, EventTarget.Nxt }.Where(target => descriptor.At(target) is not null)];
        return new PublishedCall(descriptor.EventName, targets, receipt);
    }

    /// <summary>Adds to a preset what every tracked call has.</summary>
    private static TEvent With<TEvent>(TEvent preset, TrackedCall call, bool carriesProperties = true)
        where TEvent : SaasEvent => (TEvent)((SaasEvent)preset with
        {
            AccountId = call.Traits?.AccountId,
            SessionId = call.Context?.Session?.Id,
            Page = call.Context?.Page?.Url,
            OccurredAt = call.Timestamp,
            Properties = carriesProperties ? new TrackedProperties(call).ToExtensionData() : null,
        });

    private static TrackedCall Read(string line)
    {
        try
        {
            return JsonSerializer.Deserialize(line, TrackedCallJson.Default.TrackedCall)
                ?? throw new UnmappedCallException("(unreadable)", "the line is null");
        }
        catch (JsonException exception)
        {
            throw new UnmappedCallException("(unreadable)", $"the line is no tracked call: {exception.Message}");
        }
    }
}
