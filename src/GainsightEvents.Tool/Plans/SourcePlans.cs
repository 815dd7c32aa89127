extern alias generators;

using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Usage;
using Microsoft.CodeAnalysis;
using PlanUpdate = generators::GainsightEvents.Plans.Comparison.PlanUpdate;
using SourceFile = generators::GainsightEvents.Plans.PlanFiles.PlanFile;
using SourcePlan = generators::GainsightEvents.Generators.Parsing.Plans.SourcePlan;

namespace GainsightEvents.Tool.Plans;

/// <summary>Reads what the source of a project declares, as the rules about the plan file do: by their own code, which knows another compilation of the plan's types.</summary>
internal static class SourcePlans
{
    /// <summary>The plan that follows on a plan once a project's declarations are written into it.</summary>
    /// <param name="project">The project.</param>
    /// <param name="plan">The plan as it is.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The next plan, and the events whose code does not compile, which stay as they were.</returns>
    public static async Task<(PlanFile Next, IReadOnlyList<string> Unknown)> UpdateAsync(Project project, PlanFile plan, CancellationToken cancellationToken)
    {
        var compilation = await project.GetCompilationAsync(cancellationToken) ?? throw new ToolException($"'{project.FilePath}' cannot be compiled.");
        var source = SourcePlan.Read(compilation, cancellationToken);
        var present = SourceFile.Parse(plan.Write());
        var next = PlanUpdate.Of(present, source.Plan, source.IsUnknown);
        return (PlanFile.Parse(next.Write()), [.. present.Events.Where(source.IsUnknown).Select(static planned => planned.ToString())]);
    }

    /// <summary>The one project that a path means.</summary>
    /// <exception cref="ToolException">It means several.</exception>
    public static Project OnlyProjectOf(ProjectSources sources, string path) => sources.Opened.Count == 1
        ? sources.Opened[0]
        : throw new ToolException($"'{path}' has {sources.Opened.Count} projects, and a plan belongs to one: {string.Join(", ", sources.Opened.Select(static project => project.Name).Order(StringComparer.Ordinal))}. Name its project file.");
}
