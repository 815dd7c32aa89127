using GainsightEvents.Model;

namespace GainsightEvents.Tests.Publishing;

public sealed class EventIdTests
{
    [Fact]
    public void An_id_is_a_UUIDv7_of_its_time()
    {
        var text = EventIds.Create(0x0123456789AB).ToString("D");

        Assert.StartsWith("01234567-89ab-7", text, StringComparison.Ordinal);
        Assert.Contains(text[19], "89ab");
    }

    [Fact]
    public void Ids_of_many_threads_are_all_different()
    {
        var ids = new Guid[8][];
        Parallel.For(0, ids.Length, thread => ids[thread] = [.. Enumerable.Range(0, 10_000).Select(_ => EventIds.Create(1717689600000))]);

        Assert.Equal(80_000, ids.SelectMany(each => each).Distinct().Count());
    }
}
