namespace GainsightEvents.Outbox.PostgreSql;

/// <summary>Where an entry is on its way. They are in the SQL as numbers, because PostgreSQL uses a partial index only where it sees its condition.</summary>
internal static class Place
{
    public const int Ready = 0;
    public const int Waiting = 1;
    public const int Leased = 2;
    public const int Held = 3;
    public const int Dead = 4;
}
