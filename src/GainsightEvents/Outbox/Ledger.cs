namespace GainsightEvents;

/// <summary>All lanes of an outbox, read in one snapshot.</summary>
/// <param name="Lanes">One account per lane that has accepted anything.</param>
public sealed record Ledger(IReadOnlyList<LaneLedger> Lanes)
{
    /// <summary>The sum over all lanes.</summary>
    public LedgerCounts Total
    {
        get
        {
            var total = default(LedgerCounts);
            foreach (var lane in Lanes)
            {
                total += lane.Counts;
            }

            return total;
        }
    }
}
