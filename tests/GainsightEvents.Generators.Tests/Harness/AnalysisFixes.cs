using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>Applies a rule's code fix as an editor does: one by one until nothing is left, or all at once.</summary>
internal sealed class AnalysisFixes(AnalysisRun run, CodeFixProvider provider, string equivalenceKey)
{
    private const int MostSteps = 20;

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    public async Task<Project> OneByOneAsync(Project project)
    {
        for (var step = 0; step < MostSteps; step++)
        {
            var left = await FixableAsync(project);
            if (left is null)
            {
                return project;
            }

            var offered = await OfferedAsync(provider, DocumentOf(project, left), left);
            var action = offered.Find(action => action.EquivalenceKey == equivalenceKey);
            Assert.True(action is not null, $"No fix '{equivalenceKey}' for {left}; offered: {string.Join(", ", offered.Select(static o => o.EquivalenceKey))}");
            project = await ApplyAsync(project, action);
        }

        Assert.Fail($"After {MostSteps} fixes there is still {await FixableAsync(project)}");
        return project;
    }

    /// <param name="project">The project to fix.</param>
    /// <param name="scope">With <see cref="FixAllScope.Document"/> one document after the other, until nothing is left.</param>
    public async Task<Project> AllAtOnceAsync(Project project, FixAllScope scope)
    {
        for (var step = 0; step < MostSteps && await FixableAsync(project) is { } left; step++)
        {
            Assert.True(step == 0 || scope == FixAllScope.Document, $"Fix all in {scope} left {left}\n{await DocumentOf(project, left).GetTextAsync(CancellationToken)}");
            var context = DocumentOf(project, left) is Document document
                ? new FixAllContext(document, provider, scope, equivalenceKey, provider.FixableDiagnosticIds, run, CancellationToken)
                : new FixAllContext(project, provider, FixAllScope.Project, equivalenceKey, provider.FixableDiagnosticIds, run, CancellationToken);
            var action = await provider.GetFixAllProvider()!.GetFixAsync(context);
            Assert.True(action is not null, $"Nothing to fix in {scope} for {left}");
            project = await ApplyAsync(project, action);
        }

        return project;
    }

    /// <summary>The fixes that an editor would show for one diagnostic, in its order.</summary>
    public static async Task<List<CodeAction>> OfferedAsync(CodeFixProvider provider, TextDocument document, Diagnostic diagnostic)
    {
        var actions = new List<CodeAction>();
        await provider.RegisterCodeFixesAsync(new CodeFixContext(document, diagnostic, (action, _) => actions.Add(action), CancellationToken));
        return actions;
    }

    /// <summary>The source that a diagnostic is in, or the plan file.</summary>
    public static TextDocument DocumentOf(Project project, Diagnostic diagnostic) =>
        (TextDocument?)project.GetDocument(diagnostic.Location.SourceTree) ?? project.AdditionalDocuments.Single();

    private async Task<Diagnostic?> FixableAsync(Project project) =>
        (await run.DiagnosticsAsync(project, CancellationToken)).FirstOrDefault(diagnostic => provider.FixableDiagnosticIds.Contains(diagnostic.Id));

    private static async Task<Project> ApplyAsync(Project project, CodeAction action)
    {
        var operations = await action.GetOperationsAsync(CancellationToken);
        return operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetProject(project.Id)!;
    }
}
