using System.Text.Json;

namespace GainsightEvents.Package.Tests;

/// <summary>
/// A project that makes the mistakes of some files and compiles them with the packed analyzers. A file that begins with a comment such as
/// <c>// &lt;LangVersion&gt;10&lt;/LangVersion&gt;</c> is compiled with that property in its project.
/// </summary>
internal sealed class MistakesProject(string folder, string properties)
{
    private const string Comment = "// <";
    private const string PlanFile = "gainsight.events.json";

    private string Log => Path.Combine(folder, "diagnostics.sarif");

    /// <summary>The properties that a file asks for; empty for most.</summary>
    public static string PropertiesOf(string file)
    {
        var first = File.ReadLines(file).First();
        return first.StartsWith(Comment, StringComparison.Ordinal) ? first[3..] : "";
    }

    public void Write(IEnumerable<string> files, string severities)
    {
        foreach (var file in files)
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));

            // The plan beside the project, which the package finds by itself.
            if (Path.ChangeExtension(file, PlanFile) is var plan && File.Exists(plan))
            {
                File.Copy(plan, Path.Combine(folder, PlanFile));
            }
        }

        File.WriteAllText(Path.Combine(folder, ".globalconfig"), severities);
        File.WriteAllText(Path.Combine(folder, "Mistakes.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <Import Project="{TestPaths.Consumers}/CompilerToolset.props" />
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
                <ErrorLog>$(MSBuildProjectDirectory)/diagnostics.sarif,version=2.1</ErrorLog>
                <GainsightPropertyKey>AP-MISTAKES-2</GainsightPropertyKey>
                {properties}
              </PropertyGroup>
              <ItemGroup>
                <Analyzer Include="{OtherGenerator.Compile(folder)}" />
                <PackageReference Include="GainsightEvents" Version="{PackedPackage.Version}" />
                <Using Include="GainsightEvents" />
                <Using Include="System.ComponentModel.DataAnnotations" />
                <Using Include="System.Text.Json.Serialization" />
              </ItemGroup>
            </Project>
            """);
    }

    /// <summary>What was reported, each rule with its file.</summary>
    /// <param name="toolset">The version of the compiler; empty for the SDK's.</param>
    public async Task<List<(string File, string Id)>> CompileAsync(string toolset)
    {
        var build = await ChildProcess.BuildAsync(folder, ["build", $"-p:CompilerToolset={toolset}"], ("NUGET_PACKAGES", TestPaths.IsolatedPackages));
        Assert.True(File.Exists(Log), build.Output);
        using var log = JsonDocument.Parse(await File.ReadAllTextAsync(Log, TestContext.Current.CancellationToken));
        return [.. log.RootElement.GetProperty("runs")[0].GetProperty("results").EnumerateArray().Select(result => (FileOf(result), result.GetProperty("ruleId").GetString()!))];
    }

    // A diagnostic without a place is the whole compilation's.
    private static string FileOf(JsonElement result) =>
        result.TryGetProperty("locations", out var locations) && locations.GetArrayLength() > 0
            ? Path.GetFileName(locations[0].GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString()!)
            : "";
}
