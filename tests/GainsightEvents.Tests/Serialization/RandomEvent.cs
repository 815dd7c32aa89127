[assembly: GainsightEvents.PxProduct("AP-XXXXXXXXXX-2")]

namespace GainsightEvents.Tests.Serialization;

public enum RandomKind
{
    None,
    Small,
    Large,
}

public sealed record RandomItem(string Name, decimal? Price, IReadOnlyList<TimeSpan> Spans);

/// <summary>An event of both kinds with a member of nearly every form.</summary>
[GainsightEvent("Random"), NxtEvent("random")]
public sealed partial record RandomEvent
{
    [IdentifyId] public required Guid UserId { get; init; }

    public required string Text { get; init; }

    public string? Optional { get; init; }

    public bool Flag { get; init; }

    public int Whole { get; init; }

    public long? Distance { get; init; }

    public ulong Natural { get; init; }

    public double Real { get; init; }

    public float Ratio { get; init; }

    public decimal Money { get; init; }

    public DateTimeOffset At { get; init; }

    public RandomKind Kind { get; init; }

    public required int?[] Numbers { get; init; }

    public required List<List<string>> Grid { get; init; }

    public required Dictionary<string, double> Map { get; init; }

    public RandomItem? Item { get; init; }

    public required RandomItem[] Items { get; init; }
}
