namespace GainsightEvents.Tool.Doctor;

/// <summary>What a check found.</summary>
/// <param name="Level">How grave it is.</param>
/// <param name="Subject">What was checked: a setting, a lane, a host.</param>
/// <param name="Text">What was found.</param>
/// <param name="Remedy">What to do; <see langword="null"/> where there is nothing to do.</param>
internal sealed record Finding(FindingLevel Level, string Subject, string Text, string? Remedy = null)
{
    public static Finding Right(string subject, string text) => new(FindingLevel.Right, subject, text);

    public static Finding Warning(string subject, string text, string remedy) => new(FindingLevel.Warning, subject, text, remedy);

    public static Finding Error(string subject, string text, string? remedy) => new(FindingLevel.Error, subject, text, remedy);
}

/// <summary>How grave a finding is.</summary>
internal enum FindingLevel
{
    /// <summary>As it should be.</summary>
    Right = 0,

    /// <summary>It looks wrong, but is not known to be.</summary>
    Warning,

    /// <summary>Events are lost or refused until it is mended.</summary>
    Error,
}
