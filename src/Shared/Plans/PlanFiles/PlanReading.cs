namespace GainsightEvents.Plans.PlanFiles;

/// <summary>What a text is as a plan file.</summary>
/// <param name="Plan">The plan; null where there are mistakes.</param>
/// <param name="Problems">The mistakes, in the order of the text.</param>
/// <param name="Places">Where the plan's parts are.</param>
internal sealed record PlanReading(PlanFile? Plan, IReadOnlyList<PlanProblem> Problems, PlanPlaces Places);
