namespace GainsightEvents.Tool.Commands;

/// <summary>What the command says by its exit code; documented in docs/reference/command.md.</summary>
internal static class ExitCodes
{
    /// <summary>Done, and nothing to object to.</summary>
    public const int Success = 0;

    /// <summary>Done, and something was found: a breaking change, an invalid line, a setting with which events would be lost.</summary>
    public const int Found = 1;

    /// <summary>Not done: the command line, a file or a setting is wrong.</summary>
    public const int BadInput = 2;

    /// <summary>Not done, or not to the end: a store or a host does not answer.</summary>
    public const int Unavailable = 3;

    /// <summary>Stopped by Ctrl+C or by a signal to terminate.</summary>
    public const int Cancelled = 130;
}
