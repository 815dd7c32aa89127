using System.Collections.Immutable;
using GainsightEvents.Generators.Infrastructure;
using Microsoft.CodeAnalysis.CodeActions;

namespace GainsightEvents.CodeFixes;

/// <summary>Settles each product once per project, where the batch fixer would once per file.</summary>
internal sealed class PropertyKeyFixAllProvider : FixAllProvider
{
    public static readonly PropertyKeyFixAllProvider Instance = new();

    public override IEnumerable<FixAllScope> GetSupportedFixAllScopes() => [FixAllScope.Document, FixAllScope.Project, FixAllScope.Solution];

    public override Task<CodeAction?> GetFixAsync(FixAllContext fixAllContext) =>
        Task.FromResult<CodeAction?>(CodeAction.Create(
            "Take the propertyKeys from configuration",
            _ => FixAllAsync(fixAllContext),
            fixAllContext.CodeActionEquivalenceKey));

    private static async Task<Solution> FixAllAsync(FixAllContext context)
    {
        var solution = context.Solution;
        var projects = context.Scope == FixAllScope.Solution ? solution.Projects : [context.Project];
        foreach (var project in projects)
        {
            var diagnostics = context is { Scope: FixAllScope.Document, Document: { } document }
                ? await context.GetDocumentDiagnosticsAsync(document).ConfigureAwait(false)
                : await context.GetAllDiagnosticsAsync(project).ConfigureAwait(false);
            solution = await SettleAsync(solution, project, diagnostics, context.CancellationToken).ConfigureAwait(false);
        }

        return solution;
    }

    private static async Task<Solution> SettleAsync(
        Solution solution, Project project, ImmutableArray<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || compilation.GetTypeByMetadataName(MetadataNames.PxProduct) is null)
        {
            return solution;
        }

        var firstOfEach = diagnostics
            .Select(static diagnostic => (diagnostic.Location, Product: diagnostic.Properties[PropertyKeyNotSettledAnalyzer.ProductProperty]))
            .Where(static found => found.Product is null || !string.IsNullOrWhiteSpace(found.Product))
            .OrderBy(static found => found.Location.SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(static found => found.Location.SourceSpan.Start)
            .GroupBy(static found => found.Product, StringComparer.OrdinalIgnoreCase)
            .Select(static product => product.First());
        foreach (var (location, product) in firstOfEach)
        {
            if (project.GetDocument(location.SourceTree) is { } document)
            {
                solution = await ProductFromConfiguration.AddAsync(solution, document.Id, product, cancellationToken).ConfigureAwait(false);
            }
        }

        return solution;
    }
}
