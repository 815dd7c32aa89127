namespace GainsightEvents.Tool;

internal static class Program
{
    public static Task<int> Main(string[] args) => GainsightCommand.RunAsync(args, Console.Out, Console.Error);
}
