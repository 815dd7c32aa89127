namespace GainsightEvents.Emulator;

/// <summary>How many requests arrived since the start or the last reset.</summary>
/// <param name="Good">Those Gainsight would have taken.</param>
/// <param name="Bad">Those it would have refused or swallowed.</param>
/// <param name="NotJudged">Those it would not have looked at.</param>
/// <param name="Forgotten">Those of all three that are counted, but no longer kept.</param>
public sealed record EmulatorCounts(long Good, long Bad, long NotJudged, long Forgotten);
