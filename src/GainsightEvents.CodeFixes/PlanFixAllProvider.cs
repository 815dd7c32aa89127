using Microsoft.CodeAnalysis.CodeActions;

namespace GainsightEvents.CodeFixes;

/// <summary>
/// Writes the plan of each project once, whatever the scope, for the file is the project's and every fix writes all of it; or declares one entry of the plan
/// after the other, for each may be in the file of the last one.
/// </summary>
internal sealed class PlanFixAllProvider : FixAllProvider
{
    public static readonly PlanFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) => fixAllContext.CodeActionEquivalenceKey switch
    {
        PlanFixes.Write or PlanFixes.WriteBreaking => OfProjects(fixAllContext, PlanFixes.TitleOf(fixAllContext.CodeActionEquivalenceKey), (project, cancellationToken) =>
            PlanWriting.WriteAsync(project, fixAllContext.CodeActionEquivalenceKey == PlanFixes.WriteBreaking, cancellationToken)),
        PlanFixes.Declare when fixAllContext.CodeFixProvider is NotDeclaredCodeFix => OfProjects(fixAllContext, PlanFixes.DeclareTitle, DeclareAllAsync),
        PlanFixes.Declare => WellKnownFixAllProviders.BatchFixer.GetFixAsync(fixAllContext),
        _ => Task.FromResult<CodeAction?>(null),
    };

    private static Task<CodeAction?> OfProjects(FixAllContext context, string title, Func<Project, CancellationToken, Task<Solution>> fix) => Task.FromResult<CodeAction?>(CodeAction.Create(
        title,
        async cancellationToken =>
        {
            var solution = context.Solution;
            foreach (var project in context.Scope == FixAllScope.Solution ? solution.ProjectIds : [context.Project.Id])
            {
                solution = await fix(solution.GetProject(project)!, cancellationToken).ConfigureAwait(false);
            }

            return solution;
        },
        context.CodeActionEquivalenceKey));

    private static async Task<Solution> DeclareAllAsync(Project project, CancellationToken cancellationToken)
    {
        var tried = new HashSet<(string, string?)>();
        var present = project;
        while (await PlanWriting.FindDriftAsync(present, cancellationToken).ConfigureAwait(false) is var (compilation, drift)
            && drift.NotDeclared.FirstOrDefault(change => tried.Add((change.Event, change.Member))) is { } change)
        {
            present = NotDeclaredCodeFix.Declare(present, compilation, change, cancellationToken)?.GetProject(project.Id) ?? present;
        }

        return present.Solution;
    }
}
