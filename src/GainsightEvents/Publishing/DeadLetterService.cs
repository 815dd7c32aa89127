using System.Text.Json;
using GainsightEvents.Delivery;
using GainsightEvents.Model;
using GainsightEvents.Outbox;
using GainsightEvents.Wire;

namespace GainsightEvents.Publishing;

/// <summary>The dead letters of an outbox, for the application. What is put back must be such that Gainsight can take it.</summary>
internal sealed class DeadLetterService(IOutbox outbox, DeliveryObservers observers) : IDeadLetters
{
    private static readonly string[] PxTexts = [PxFields.PropertyKey, PxFields.UserType, PxFields.EventName, PxFields.IdentifyId];

    public ValueTask<IReadOnlyList<DeadLetter>> ListAsync(DeadLetterFilter? filter = null, CancellationToken cancellationToken = default) =>
        outbox.ListDeadLettersAsync(filter ?? new DeadLetterFilter(), cancellationToken);

    public async ValueTask<DeadLetter?> GetAsync(long key, CancellationToken cancellationToken = default)
    {
        var letters = await ListAsync(new DeadLetterFilter { AfterKey = key - 1, MaxCount = 1 }, cancellationToken).ConfigureAwait(false);
        return letters.Count > 0 && letters[0].Key == key ? letters[0] : null;
    }

    public async ValueTask<bool> RepairAsync(long key, ReadOnlyMemory<byte> body, CancellationToken cancellationToken = default)
    {
        if (await GetAsync(key, cancellationToken).ConfigureAwait(false) is not { } letter)
        {
            return false;
        }

        if (FlawOf(letter.Lane.Target, body) is { } flaw)
        {
            throw new ArgumentException($"The new body of dead letter {key} ('{OneLine.Of(letter.EventName)}', {letter.Lane}) was not taken: {flaw}", nameof(body));
        }

        return await outbox.RepairAsync(key, body, cancellationToken).ConfigureAwait(false);
    }

    public async ValueTask<int> ReplayAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) =>
        await outbox.ReplayAsync(keys ?? throw new ArgumentNullException(nameof(keys)), cancellationToken).ConfigureAwait(false)
        ?? throw new InvalidOperationException("Delivery has stopped, and the outbox is not durable: a replayed dead letter would not be delivered by anybody.");

    public ValueTask<int> PurgeAsync(IReadOnlyCollection<long> keys, CancellationToken cancellationToken = default) =>
        TellAsync(outbox.PurgeAsync(keys ?? throw new ArgumentNullException(nameof(keys)), cancellationToken));

    public ValueTask<int> PurgeByIdentifyIdAsync(string identifyId, CancellationToken cancellationToken = default) =>
        TellAsync(outbox.PurgeByIdentifyIdAsync(identifyId ?? throw new ArgumentNullException(nameof(identifyId)), cancellationToken));

    private async ValueTask<int> TellAsync(ValueTask<IReadOnlyList<DeliveryReport>> purge)
    {
        var purged = await purge.ConfigureAwait(false);
        observers.Report(purged);
        return purged.Count;
    }

    private static string? FlawOf(EventTarget target, ReadOnlyMemory<byte> body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            var root = document.RootElement;
            return root.ValueKind != JsonValueKind.Object ? "it is not a JSON object." : target == EventTarget.Px ? FlawOfPx(root) : null;
        }
        catch (JsonException exception)
        {
            return $"it is not JSON: {exception.Message}";
        }
    }

    // What events.schema.json requires of a custom event.
    private static string? FlawOfPx(JsonElement root)
    {
        foreach (var field in PxTexts)
        {
            if (!root.TryGetProperty(field, out var text) || text.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(text.GetString()))
            {
                return $"Gainsight PX requires \"{field}\", a string that is not blank.";
            }
        }

        return root.TryGetProperty(PxFields.Date, out var date) && !(date.ValueKind == JsonValueKind.Number && date.TryGetInt64(out _))
            ? "\"date\" must be a whole number: milliseconds since 1970, UTC."
            : null;
    }
}
