using Microsoft.CodeAnalysis.CodeActions;

namespace GainsightEvents.CodeFixes;

/// <summary>Writes the plan of each project once, whatever the scope: the file is the project's, and every fix writes all of it.</summary>
internal sealed class PlanFixAllProvider : FixAllProvider
{
    public static readonly PlanFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult(fixAllContext.CodeActionEquivalenceKey is PlanFixes.Write or PlanFixes.WriteBreaking
            ? CodeAction.Create(PlanFixes.TitleOf(fixAllContext.CodeActionEquivalenceKey), _ => FixAllAsync(fixAllContext), fixAllContext.CodeActionEquivalenceKey)
            : null);

    private static async Task<Solution> FixAllAsync(FixAllContext context)
    {
        var solution = context.Solution;
        foreach (var project in context.Scope == FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id])
        {
            solution = await PlanWriting.WriteAsync(
                solution.GetProject(project)!, context.CodeActionEquivalenceKey == PlanFixes.WriteBreaking, context.CancellationToken).ConfigureAwait(false);
        }

        return solution;
    }
}
