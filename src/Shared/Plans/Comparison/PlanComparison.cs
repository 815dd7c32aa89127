using System.Globalization;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Comparison;

/// <summary>What changed from one plan to another, what it means, and which version the new one should have.</summary>
public sealed class PlanComparison
{
    private readonly string? _version;

    private PlanComparison(string? version, IReadOnlyList<PlanChange> changes) => (_version, Changes) = (version, changes);

    /// <summary>Compares two plans.</summary>
    /// <param name="before">The plan that holds.</param>
    /// <param name="after">The plan that shall hold.</param>
    /// <param name="pxEventLimit">
    /// How many custom events the subscription of Gainsight PX admits. A new event within it is a warning then, and one beyond it breaks.
    /// <see langword="null"/>: not known, and a new event is compatible.
    /// </param>
    /// <exception cref="ArgumentNullException">A plan is <see langword="null"/>.</exception>
    public static PlanComparison Of(PlanFile before, PlanFile after, int? pxEventLimit = null) => new(
        (before ?? throw new ArgumentNullException(nameof(before))).Version,
        EventComparison.Compare(before, after ?? throw new ArgumentNullException(nameof(after)), pxEventLimit));

    /// <summary>The changes, by event; an event's own before those of its members.</summary>
    public IReadOnlyList<PlanChange> Changes { get; }

    /// <summary>The class of the whole: that of its gravest change.</summary>
    public PlanChangeClass Class => Changes.Select(static change => change.Class).DefaultIfEmpty().Max();

    /// <summary>Whether a change breaks and nothing announces it.</summary>
    public bool HasErrors => Changes.Any(static change => change.IsError);

    /// <summary>Which number of the plan's version has to rise.</summary>
    public VersionAdvice Advice => Changes.Select(static change => change.Advice).DefaultIfEmpty().Max();

    /// <summary>
    /// The version that the new plan should have, such as <c>2.0.0</c>; <see langword="null"/> where the old one has none. Before 1.0.0 what
    /// breaks raises the second number, as Semantic Versioning leaves open and most do.
    /// </summary>
    public string? AdvisedVersion =>
        _version is not null && PlanVersion.TryParse(_version, out var version) ? Raise(version, Advice) : null;

    private static string Raise(Version version, VersionAdvice advice)
    {
        var (major, minor, patch) = (advice, version.Major) switch
        {
            (VersionAdvice.None, _) => (version.Major, version.Minor, version.Build),
            (VersionAdvice.Patch, _) => (version.Major, version.Minor, version.Build + 1),
            (VersionAdvice.Major, > 0) => (version.Major + 1, 0, 0),
            _ => (version.Major, version.Minor + 1, 0),
        };
        return string.Join(".", new[] { major, minor, patch }.Select(static number => number.ToString(CultureInfo.InvariantCulture)));
    }
}
