using GainsightEvents.Outbox;
using GainsightEvents.Settings;

namespace GainsightEvents.Delivery;

/// <summary>Measures and traces the attempts of another transport, while somebody listens.</summary>
/// <param name="inner">Makes the attempts.</param>
/// <param name="metrics">Counts them.</param>
/// <param name="time">The clock.</param>
internal sealed class ObservedTransport(ITransport inner, SendMetrics metrics, TimeProvider time) : ITransport
{
    public EventTarget Target => inner.Target;

    public Task<TransportResponse> SendAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken) =>
        metrics.Enabled || SendTracing.IsListenedTo
            ? ObserveAsync(entry, settings, cancellationToken)
            : inner.SendAsync(entry, settings, cancellationToken);

    private async Task<TransportResponse> ObserveAsync(LeasedEntry entry, LaneSettings settings, CancellationToken cancellationToken)
    {
        using var activity = SendTracing.Start(entry, settings);
        var start = time.GetTimestamp();
        var (status, kind, errorType) = (0, AttemptKind.Failed, (string?)null);
        try
        {
            var response = await inner.SendAsync(entry, settings, cancellationToken).ConfigureAwait(false);
            (status, kind) = (response.Status, OutcomeTable.KindOf(inner.Target, response));
            errorType = ErrorType.Of(kind, response);
            return response;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            (kind, errorType) = (AttemptKind.GivenBack, ErrorType.Cancelled);
            throw;
        }
        catch (Exception exception)
        {
            // Its message could hold anything.
            errorType = exception.GetType().ToString();
            throw;
        }
        finally
        {
            metrics.Count(settings, kind, errorType, time.GetElapsedTime(start));
            SendTracing.End(activity, status, errorType);
        }
    }
}
