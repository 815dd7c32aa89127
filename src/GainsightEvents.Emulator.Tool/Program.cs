namespace GainsightEvents.Emulator.Tool;

internal static class Program
{
    public static Task<int> Main(string[] args) => new EmulatorCommand("gainsight-emulator").AsRoot().Parse(args).InvokeAsync();
}
