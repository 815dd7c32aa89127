namespace GainsightEvents.CodeFixes;

/// <summary>The fixes of what differs from a plan.</summary>
internal static class PlanFixes
{
    public const string Write = "WritePlan";
    public const string WriteBreaking = "WriteBreakingPlan";
    public const string Declare = "DeclareAsPlanned";

    public const string DeclareTitle = "Declare it as the plan says";

    public static string TitleOf(string equivalenceKey) =>
        equivalenceKey == WriteBreaking ? "Write it into gainsight.events.json, although it breaks" : "Write it into gainsight.events.json";

    /// <summary>Offers to write the plan where that changes it.</summary>
    public static async Task OfferWritingAsync(Project project, string equivalenceKey, Action<string, string, Func<CancellationToken, Task<Solution>>> offer, CancellationToken cancellationToken)
    {
        var isBreaking = equivalenceKey == WriteBreaking;
        if (await PlanWriting.WriteAsync(project, isBreaking, cancellationToken).ConfigureAwait(false) is var changed && changed != project.Solution)
        {
            offer(TitleOf(equivalenceKey), equivalenceKey, _ => Task.FromResult(changed));
        }
    }
}
