namespace GainsightEvents.Emulator.Quota;

/// <summary>All quotas of an emulator by the client that each belongs to, for who wants to see them.</summary>
internal sealed class QuotaBoard
{
    private readonly List<(string Client, QuotaMeter Meter)> _meters = [];

    /// <summary>Adds a client's.</summary>
    public QuotaMeter? Add(string client, QuotaMeter? meter)
    {
        if (meter is not null)
        {
            _meters.Add((client, meter));
        }

        return meter;
    }

    public IReadOnlyList<(string Client, IReadOnlyList<QuotaReading> Windows)> Read() => [.. _meters.Select(each => (each.Client, each.Meter.Read()))];
}

/// <summary>How full a quota is.</summary>
/// <param name="Unit">The length of its windows: second, minute or day.</param>
/// <param name="Limit">The permits of each.</param>
/// <param name="EndsIn">How long the current window lasts.</param>
/// <param name="Use">The last windows, the current one last.</param>
internal sealed record QuotaReading(string Unit, int Limit, TimeSpan EndsIn, IReadOnlyList<WindowUse> Use);
