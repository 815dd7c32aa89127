using System.Text.Json;
using GainsightEvents;
using QuickStart.Events;

namespace QuickStart.Usage;

/// <summary>Maps each tracked call to its typed event and publishes that.</summary>
internal sealed class UsagePublisher(IEventPublisher publisher)
{
    /// <summary>Publishes one line of usage.ndjson.</summary>
    /// <returns>The event's name and the receipt.</returns>
    /// <exception cref="UnmappedCallException">No event stands for the line.</exception>
    /// <exception cref="InvalidEventException">The event is one that Gainsight would drop.</exception>
    public async ValueTask<(string EventName, PublishReceipt Receipt)> PublishAsync(string line, CancellationToken cancellationToken)
    {
        var call = Read(line);
        var properties = new TrackedProperties(call);
        var page = call.Context?.Page?.Url;
        var sessionId = call.Context?.Session?.Id;
        var accountId = call.Traits?.AccountId;

        // A missing user id is left to the guard, which refuses it for the reason that Gainsight would drop it.
        var userId = call.UserId!;
        return call.Event switch
        {
            "Feature Used" => ("Feature Used", await publisher.PublishFeatureUsedAsync(
                userId: userId,
                featureName: properties.Text("feature_name"),
                accountId: accountId,
                sessionId: sessionId,
                page: page,
                occurredAt: call.Timestamp,
                category: properties.Text("category"),
                value: properties.OptionalInteger("value"),
                cancellationToken: cancellationToken)),

            "Products Searched" => ("Searched", await publisher.PublishAsync(
                new Searched(
                    userId, accountId, sessionId, page, call.Timestamp,
                    properties.Text("query"), properties.Integer("results"), properties.Number("took_ms")),
                cancellationToken)),

            "Plan Viewed" => ("Plan Viewed", await publisher.PublishAsync(
                new PlanViewed
                {
                    UserId = userId,
                    AccountId = accountId,
                    SessionId = sessionId,
                    Page = page,
                    OccurredAt = call.Timestamp,
                    Plan = properties.Choice<Plan>("plan"),
                    Annual = properties.Flag("annual"),
                },
                cancellationToken)),

            "Report Exported" => ("Report Exported", await publisher.PublishReportExportedAsync(
                userId: userId,
                reportId: properties.Id("report_id"),
                format: properties.Text("format"),
                accountId: accountId,
                sessionId: sessionId,
                page: page,
                occurredAt: call.Timestamp,
                rows: properties.Integer("rows"),
                cancellationToken: cancellationToken)),

            "Subscription Started" => ("Subscription Started", await publisher.PublishSubscriptionStartedAsync(
                userId: userId,
                plan: properties.Choice<Plan>("plan"),
                monthlyPrice: properties.Money("monthly_price"),
                accountId: accountId,
                sessionId: sessionId,
                page: page,
                occurredAt: call.Timestamp,
                trialDays: properties.OptionalInteger("trial_days"),
                startsOn: properties.OptionalDate("starts_on"),
                cancellationToken: cancellationToken)),

            _ => throw new UnmappedCallException(call.Event, "no event is declared for this name; names are case-sensitive"),
        };
    }

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
