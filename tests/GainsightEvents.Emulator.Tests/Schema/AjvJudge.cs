using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace GainsightEvents.Emulator.Tests.Schema;

/// <summary>ajv, which shares no line with our evaluator.</summary>
internal static class AjvJudge
{
    private static readonly Encoding Utf8 = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false);

    /// <summary>
    /// Judges instances, each by the root or a definition of the schema, which a strict reader also checks for keywords that have no effect. Skips the test where Node.js or ajv is not installed.
    /// </summary>
    public static async Task<IReadOnlyList<Verdict>> JudgeAsync(string schemaPath, IEnumerable<(string? Definition, string Json)> instances, bool isStrict = true)
    {
        if (!Directory.Exists(Path.Combine(TestProject.Directory, "node_modules", "ajv")))
        {
            Assert.Skip("ajv is not installed: run 'npm ci' in tests/GainsightEvents.Emulator.Tests.");
        }

        using var node = Start(schemaPath, isStrict);
        var output = node.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        var errors = node.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        foreach (var (definition, json) in instances)
        {
            await node.StandardInput.WriteAsync($"[{JsonSerializer.Serialize(definition)},{json}]\n");
        }

        node.StandardInput.Close();
        await node.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.True(node.ExitCode == 0, await errors);
        return [.. (await output).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(Read)];
    }

    private static Process Start(string schemaPath, bool isStrict)
    {
        try
        {
            return Process.Start(new ProcessStartInfo("node", ["judge.mjs", schemaPath, isStrict ? "strict" : "lenient"])
            {
                WorkingDirectory = TestProject.Directory,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardInputEncoding = Utf8,
                StandardOutputEncoding = Utf8,
            })!;
        }
        catch (Win32Exception)
        {
            Assert.Skip("Node.js is not installed: 'node' was not found on the PATH.");
            throw;
        }
    }

    private static Verdict Read(string line)
    {
        using var document = JsonDocument.Parse(line);
        return new(
            document.RootElement.GetProperty("valid").GetBoolean(),
            document.RootElement.GetProperty("paths").EnumerateArray().Select(path => path.GetString()!));
    }
}
