namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A file is no plan. The message has a line for each mistake: file, line, place, value, rule and remedy.</summary>
public sealed class PlanFileException : FormatException
{
    internal PlanFileException(IReadOnlyList<string> problems)
        : base(string.Join("\n", problems)) => Problems = problems;

    /// <summary>The mistakes, a sentence or two each.</summary>
    public IReadOnlyList<string> Problems { get; }
}
