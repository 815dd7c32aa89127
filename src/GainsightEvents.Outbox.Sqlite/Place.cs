namespace GainsightEvents.Outbox.Sqlite;

/// <summary>Where an entry is on its way. They are in the SQL as numbers, because SQLite matches partial indexes by their text.</summary>
internal static class Place
{
    public const int Ready = 0;
    public const int Waiting = 1;
    public const int Leased = 2;
    public const int Held = 3;
    public const int Dead = 4;
}
