namespace GainsightEvents.Emulator.Tool;

internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        var result = new EmulatorCommand("gainsight-emulator").AsRoot().Parse(args);
        var code = await result.InvokeAsync();

        // The library has a code of its own for a command line that it cannot read.
        return result.Errors.Count > 0 ? EmulatorCommand.BadInput : code;
    }
}
