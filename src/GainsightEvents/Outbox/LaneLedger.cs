namespace GainsightEvents;

/// <summary>The account of one lane.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Counts">What became of its entries.</param>
public sealed record LaneLedger(Lane Lane, LedgerCounts Counts);
