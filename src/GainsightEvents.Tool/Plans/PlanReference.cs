using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;

namespace GainsightEvents.Tool.Plans;

/// <summary>
/// A plan as a command line names it: a plan file or its folder, an assembly that declares events, or a commit, as <c>main</c>, <c>v1.2</c> or
/// <c>main:src/Shop/gainsight.events.json</c>.
/// </summary>
internal static class PlanReference
{
    public const string Description = "A plan file or its folder, an assembly (.dll) that declares events, or a commit, such as main or v1.2:src/Shop/gainsight.events.json.";

    /// <summary>Reads the plan.</summary>
    /// <exception cref="ToolException">There is none.</exception>
    /// <exception cref="PlanFileException">It is there, and is no plan.</exception>
    public static async Task<PlanFile> ReadAsync(string reference, CancellationToken cancellationToken)
    {
        if (Directory.Exists(reference))
        {
            var file = Path.Combine(reference, PlanFile.FileName);
            return File.Exists(file) ? PlanFile.Read(file) : throw new ToolException($"There is no {PlanFile.FileName} in '{Path.GetFullPath(reference)}'.");
        }

        if (File.Exists(reference))
        {
            return IsAssembly(reference) ? DeclaringAssembly.Read(Path.GetFullPath(reference)) : PlanFile.Read(reference);
        }

        // A colon parts a commit from a path; a path alone that does not exist is no commit.
        if (!reference.Contains(':', StringComparison.Ordinal) && reference.EndsWith(".json", StringComparison.OrdinalIgnoreCase))
        {
            throw new ToolException($"There is no file '{Path.GetFullPath(reference)}'.");
        }

        return PlanFile.Parse(await CommittedFile.ReadAsync(reference, cancellationToken), reference);
    }

    /// <summary>Whether a reference names an assembly.</summary>
    public static bool IsAssembly(string reference) => Path.GetExtension(reference).Equals(".dll", StringComparison.OrdinalIgnoreCase) && File.Exists(reference);
}
