namespace GainsightEvents.Emulator;

/// <summary>How many requests arrived since the start or the last reset.</summary>
/// <param name="Good">Those of verdict <see cref="EventVerdict.Good"/>.</param>
/// <param name="Bad">Those of verdict <see cref="EventVerdict.Bad"/>.</param>
/// <param name="NotJudged">Those of verdict <see cref="EventVerdict.NotJudged"/>.</param>
/// <param name="Forgotten">Those of all three that are counted, but no longer kept.</param>
public sealed record EmulatorCounts(long Good, long Bad, long NotJudged, long Forgotten);
