namespace GainsightEvents.Generators.Analyzers;

/// <summary>When the events of a compilation expire, seen from its day.</summary>
internal static class Expiry
{
    /// <summary>How many days before its last one an event is said to expire soon.</summary>
    public const int NoticeDays = 30;

    /// <summary>The event's last day and how many days are left, below zero where it is over; null where it does not expire.</summary>
    public static (DateTime LastDay, int DaysLeft)? Of(TargetDeclaration declaration, DateTime today) =>
        DayText.Parse(declaration.Attribute.NamedArgument<string>("ExpiresOn")) is { } lastDay ? (lastDay, (lastDay - today).Days) : null;
}
