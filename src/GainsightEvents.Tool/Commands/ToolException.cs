namespace GainsightEvents.Tool.Commands;

/// <summary>Why a command cannot go on, in words for who typed it.</summary>
internal sealed class ToolException(string message, int exitCode = ExitCodes.BadInput) : Exception(message)
{
    public int ExitCode => exitCode;
}
