namespace GainsightEvents.Plans.Comparison;

/// <summary>Which number of the plan's version has to rise, after Semantic Versioning.</summary>
public enum VersionAdvice
{
    /// <summary>None: the plans say the same.</summary>
    None = 0,

    /// <summary>The third: only words about events changed.</summary>
    Patch,

    /// <summary>The second: something was added or made wider.</summary>
    Minor,

    /// <summary>The first: something breaks, be it announced or not.</summary>
    Major,
}
