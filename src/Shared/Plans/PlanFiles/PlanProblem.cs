namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A mistake in a plan file.</summary>
/// <param name="Start">Where what is wrong begins in the text.</param>
/// <param name="Length">How long it is.</param>
/// <param name="Line">The line that it begins on, from 1.</param>
/// <param name="Message">Place, value, rule and remedy, as sentences.</param>
internal sealed record PlanProblem(int Start, int Length, int Line, string Message);
