using System.Text;
using GainsightEvents.Plans.Comparison;
using GainsightEvents.Plans.PlanFiles;
using Microsoft.CodeAnalysis.Text;

namespace GainsightEvents.CodeFixes;

/// <summary>Writes a project's declarations into its plan file, once for all that differs.</summary>
internal static class PlanWriting
{
    /// <summary>The changed solution; the same one where there is nothing to write.</summary>
    /// <param name="project">The project.</param>
    /// <param name="evenBreaking">Whether what breaks and is not announced is written too.</param>
    /// <param name="cancellationToken">Ends it early.</param>
    public static async Task<Solution> WriteAsync(Project project, bool evenBreaking, CancellationToken cancellationToken)
    {
        if (FindDocument(project) is not { } document || await FindDriftAsync(project, cancellationToken).ConfigureAwait(false) is not var (_, drift))
        {
            return project.Solution;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        var next = evenBreaking ? drift.Next : PlanUpdate.WithoutErrors(drift.Next, drift.Comparison);
        var written = WithVersion(next, drift).Write();

        // A plan that nobody can read would end all comparison.
        return PlanFileReader.Read(written).Plan is null
            ? project.Solution
            : project.Solution.WithAdditionalDocumentText(document.Id, SourceText.From(WithLineEndsOf(text, written), text.Encoding ?? Encoding.UTF8, text.ChecksumAlgorithm));
    }

    /// <summary>How a project's declarations differ from its plan; null where it has none that can be read.</summary>
    public static async Task<(Compilation Compilation, PlanDrift Drift)?> FindDriftAsync(Project project, CancellationToken cancellationToken)
    {
        if (FindDocument(project) is not { } document
            || await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return null;
        }

        var text = await document.GetTextAsync(cancellationToken).ConfigureAwait(false);
        return PlanDocument.Of(text).FindDrift(compilation, project.AnalyzerOptions.AnalyzerConfigOptionsProvider) is { } drift ? (compilation, drift) : null;
    }

    public static TextDocument? FindDocument(Project project) =>
        project.AdditionalDocuments.FirstOrDefault(static document => PlanDocument.IsPlan(document.FilePath ?? document.Name));

    private static PlanFile WithVersion(PlanFile next, PlanDrift drift) =>
        PlanComparison.Of(drift.Plan, next, drift.PxEventLimit).AdvisedVersion is { } version ? next with { Version = version } : next;

    private static string WithLineEndsOf(SourceText text, string written) =>
        text.Lines.Count > 1 && text.Lines[0] is var first && text.ToString(TextSpan.FromBounds(first.End, first.EndIncludingLineBreak)) == "\r\n"
            ? written.Replace("\n", "\r\n")
            : written;
}
