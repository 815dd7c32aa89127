using Microsoft.Data.Sqlite;

namespace GainsightEvents.Outbox.Harness;

/// <summary>What a published event is in the outbox's file: the table, and the values of its row.</summary>
/// <param name="Table">The text that makes the table, without its indexes.</param>
/// <param name="Values">The columns and values, the key left out.</param>
internal sealed record Row(string Table, IReadOnlyList<KeyValuePair<string, object>> Values)
{
    public byte[] Body => (byte[])Values.Single(static value => value.Key == "body").Value;

    public static Row Read(string file)
    {
        using var connection = new SqliteConnection($"Data Source={file};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT sql FROM sqlite_master WHERE type = 'table' AND name = 'entry'";
        var table = (string)command.ExecuteScalar()!;
        command.CommandText = "SELECT * FROM entry";
        using var reader = command.ExecuteReader();
        reader.Read();
        return new Row(table, [.. Enumerable.Range(0, reader.FieldCount)
            .Select(i => KeyValuePair.Create(reader.GetName(i), reader.GetValue(i))).Where(static value => value.Key != "key")]);
    }
}
