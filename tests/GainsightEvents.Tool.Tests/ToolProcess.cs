using System.Diagnostics;
using System.Reflection;
using System.Text.Json;

namespace GainsightEvents.Tool.Tests;

/// <summary>Runs the command as its users do: as a process, with a command line, an environment and a folder.</summary>
internal static class ToolProcess
{
    /// <summary>The command as it is built.</summary>
    public static string Tool { get; } = PathOf("Tool");

    /// <summary>The generator as it is built.</summary>
    public static string Generator { get; } = PathOf("Generator");

    /// <summary>The folder of the library as it is built, with a folder for each framework.</summary>
    public static string Runtime { get; } = PathOf("Runtime");

    /// <summary>The page of the documentation about it.</summary>
    public static string Page { get; } = PathOf("Page");

    /// <summary>The page about the emulator, whose options the command has.</summary>
    public static string EmulatorPage { get; } = PathOf("EmulatorPage");

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>Runs it to its end.</summary>
    public static Task<ToolResult> RunAsync(params string[] arguments) => RunAsync(arguments, folder: null, []);

    /// <summary>Runs it to its end.</summary>
    public static async Task<ToolResult> RunAsync(string[] arguments, string? folder, params (string Name, string Value)[] environment)
    {
        using var process = Start(arguments, folder, environment);
        using var late = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
        late.CancelAfter(Patience);
        try
        {
            process.StandardInput.Close();
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(late.Token), process.StandardError.ReadToEndAsync(late.Token));
            await process.WaitForExitAsync(late.Token);
            return new ToolResult(process.ExitCode, await output, await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    /// <summary>Starts it.</summary>
    public static Process Start(string[] arguments, string? folder, params (string Name, string Value)[] environment)
    {
        var start = new ProcessStartInfo("dotnet", [Tool, .. arguments])
        {
            WorkingDirectory = folder ?? Path.GetTempPath(),
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        return Process.Start(start)!;
    }

    private static string PathOf(string name) =>
        Path.GetFullPath(typeof(ToolProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(each => each.Key == name).Value!);
}

/// <summary>What a run brought.</summary>
internal sealed record ToolResult(int ExitCode, string Output, string Errors)
{
    public JsonElement Json
    {
        get
        {
            using var document = JsonDocument.Parse(Output);
            return document.RootElement.Clone();
        }
    }

    /// <summary>Fails where it ended otherwise, and shows what it said.</summary>
    public ToolResult EndsWith(int exitCode)
    {
        Assert.True(ExitCode == exitCode, $"Exit code {ExitCode} instead of {exitCode}.\n{Output}\n{Errors}");
        return this;
    }
}

/// <summary>A folder of one test.</summary>
internal sealed class TestFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("gainsight-tool-").FullName;

    public string PathOf(string name) => System.IO.Path.Combine(Path, name);

    public string Write(string name, string text)
    {
        File.WriteAllText(PathOf(name), text);
        return PathOf(name);
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
