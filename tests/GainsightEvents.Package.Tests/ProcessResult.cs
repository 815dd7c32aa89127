namespace GainsightEvents.Package.Tests;

/// <summary>What a process left behind.</summary>
/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">Standard output, then standard error.</param>
internal sealed record ProcessResult(int ExitCode, string Output)
{
    /// <summary>Fails with the process's own words unless it succeeded, and without any warning.</summary>
    public ProcessResult SucceedsWithoutWarnings()
    {
        Assert.True(ExitCode == 0, Output);
        Assert.DoesNotMatch(@"\bwarning [A-Z]+\d+", Output);
        return this;
    }
}
