using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Outbox;
using GainsightEvents.Reliability.Tests.Simulation;

namespace GainsightEvents.Reliability.Tests.Quota;

/// <summary>A quota, a server and a network.</summary>
/// <param name="IsPx">Whose rules: a second and up to 50 ms of jitter, or a minute and up to 3 s.</param>
/// <param name="Limit">What the server admits in a window.</param>
/// <param name="HeadroomPercent">What is left to others.</param>
/// <param name="Alignment">Where its windows begin, in thousandths.</param>
/// <param name="RestPermille">How often there is nothing to send for a while, in thousandths of the wakes.</param>
/// <param name="Bunched">Whether the network holds back what would arrive just before a window, until it begins.</param>
/// <param name="Seed">For all that is random.</param>
internal sealed record QuotaCase(bool IsPx, int Limit, int HeadroomPercent, int Alignment, int RestPermille, bool Bunched, int Seed)
{
    public static Arbitrary<QuotaCase> Any { get; } = (
        from px in Gen.Elements(true, false)
        from limit in Gen.OneOf(Gen.Constant(px ? 200 : 100), Gen.Choose(1, 1000))
        from headroom in Gen.OneOf(Gen.Constant(3), Gen.Choose(0, 90))
        from alignment in Gen.Choose(0, 999)
        from rest in Gen.Elements(0, 1, 5, 100)
        from bunched in Gen.Elements(true, false)
        from seed in Gen.Choose(0, int.MaxValue - 1)
        select new QuotaCase(px, limit, headroom, alignment, rest, bunched, seed)).ToArbitrary();

    public int Headroom => Limit * HeadroomPercent / 100;

    public QuotaPolicy Policy => IsPx ? QuotaPolicy.ForPx(Limit, Headroom) : QuotaPolicy.ForNxt(Limit, Headroom);

    public TimeSpan Window => IsPx ? TimeSpan.FromSeconds(1) : TimeSpan.FromMinutes(1);

    /// <summary>The guarantee is for less than this.</summary>
    public TimeSpan Jitter => IsPx ? TimeSpan.FromMilliseconds(50) : TimeSpan.FromSeconds(3);

    public SimulatedServer NewServer(int perDay = int.MaxValue) => new(Limit, Window, Alignment / 1000.0, perDay);

    /// <summary>Lets what was sent arrive.</summary>
    /// <returns>The server, which says whether there was one too many.</returns>
    public SimulatedServer Deliver(IEnumerable<long> sent, int perDay = int.MaxValue)
    {
        var random = new Random(Seed);
        var server = NewServer(perDay);
        foreach (var at in sent.Select(at => ArrivalOf(at, server, random)).Order())
        {
            server.Arrive(at);
        }

        return server;
    }

    private long ArrivalOf(long sent, SimulatedServer server, Random random)
    {
        var latest = sent + Jitter.Ticks - 1;
        var begin = server.BeginOf(latest);
        return !Bunched ? random.NextInt64(sent, latest + 1) : begin > sent ? begin : sent;
    }
}
