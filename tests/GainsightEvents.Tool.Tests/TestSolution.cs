using System.Diagnostics;

namespace GainsightEvents.Tool.Tests;

/// <summary>A solution of an application of two projects and one of tests, compiled with this build of the library.</summary>
internal sealed class TestSolution : IDisposable
{
    public const string Events = """
        using GainsightEvents;

        namespace Acme.Events;

        [GainsightEvent("Report Exported")]
        public partial record ReportExported { [IdentifyId] public required string UserId { get; init; } }

        [GainsightEvent("Wrapped")]
        public partial record Wrapped { [IdentifyId] public required string UserId { get; init; } }

        [GainsightEvent("Tested")]
        public partial record Tested { [IdentifyId] public required string UserId { get; init; } }

        public static partial class Orders
        {
            [NxtEvent("order_shipped")]
            public partial record Shipped { public required int OrderId { get; init; } }
        }

        [GainsightEvent("Forgotten")]
        public partial record Forgotten { [IdentifyId] public required string UserId { get; init; } }
        """;

    public const string Application = """
        using System.Threading.Tasks;
        using Acme.Events;
        using GainsightEvents;

        public static class Application
        {
            public static async Task RunAsync(IEventPublisher publisher)
            {
                await publisher.PublishReportExportedAsync(userId: "user-1");
                await TrackAsync(publisher, new Wrapped { UserId = "user-1" });
                publisher.TryPublish(new Orders.Shipped { OrderId = 1 });
                _ = nameof(Forgotten);
                _ = new Forgotten { UserId = "user-1" };
            }

            private static async Task TrackAsync<T>(IEventPublisher publisher, T e)
                where T : IGainsightEvent => await publisher.PublishAsync(e);
        }
        """;

    private const string Tests = """
        using System.Threading.Tasks;
        using Acme.Events;
        using GainsightEvents;

        public static class Tests
        {
            public static async Task TestAsync(IEventPublisher publisher) => await publisher.PublishAsync(new Tested { UserId = "user-1" });
        }
        """;

    private readonly TestFolder _folder = new();

    public TestSolution(string application = Application) => Write(application);

    public string Folder => _folder.Path;

    public string PathOf(string name) => _folder.PathOf(name);

    public void Dispose() => _folder.Dispose();

    /// <summary>Runs the command in the solution's folder.</summary>
    public Task<ToolResult> RunAsync(params string[] arguments) => ToolProcess.RunAsync(arguments, _folder.Path);

    /// <summary>Writes the project of events anew.</summary>
    public void WriteEvents(string source) => File.WriteAllText(PathOf("Events/Events.cs"), source);

    /// <summary>Has a project compiled for other frameworks.</summary>
    public void Target(string project, string frameworks)
    {
        var file = PathOf($"{project}/{project}.csproj");
        File.WriteAllText(file, File.ReadAllText(file).Replace("<TargetFramework>net10.0</TargetFramework>", $"<TargetFrameworks>{frameworks}</TargetFrameworks>", StringComparison.Ordinal));
        Restore();
    }

    /// <summary>Makes a project one of pages.</summary>
    public void UseRazor(string project)
    {
        var file = PathOf($"{project}/{project}.csproj");
        File.WriteAllText(file, File.ReadAllText(file)
            .Replace("\"Microsoft.NET.Sdk\"", "\"Microsoft.NET.Sdk.Razor\"", StringComparison.Ordinal)
            .Replace("<ItemGroup>", "<ItemGroup><FrameworkReference Include=\"Microsoft.AspNetCore.App\" />", StringComparison.Ordinal));
        Restore();
    }

    public void Write(string application)
    {
        _folder.Write("Solution.slnx", """<Solution><Project Path="Events/Events.csproj" /><Project Path="App/App.csproj" /><Project Path="Tests/Tests.csproj" /></Solution>""");
        WriteProject("Events", Events);
        WriteProject("App", application, "Events");
        WriteProject("Tests", Tests, "Events");

        // What a framework for tests is known by.
        File.WriteAllText(_folder.PathOf("Tests/Tests.csproj"), File.ReadAllText(_folder.PathOf("Tests/Tests.csproj")).Replace(
            "</ItemGroup>", $"""<Reference Include="{typeof(FactAttribute).Assembly.Location}" /></ItemGroup>""", StringComparison.Ordinal));
        Restore();
    }

    private void Restore()
    {
        using var restore = Process.Start(new ProcessStartInfo("dotnet", ["restore", "--nologo", "-v", "quiet"]) { WorkingDirectory = _folder.Path })!;
        restore.WaitForExit();
        Assert.Equal(0, restore.ExitCode);
    }

    private void WriteProject(string name, string source, params string[] references)
    {
        Directory.CreateDirectory(_folder.PathOf(name));
        File.WriteAllText(_folder.PathOf($"{name}/{name}.cs".Replace("App/App.cs", "App/Application.cs", StringComparison.Ordinal)), source);
        File.WriteAllText(_folder.PathOf($"{name}/{name}.csproj"), $"""
            <Project Sdk="Microsoft.NET.Sdk">
              <PropertyGroup><TargetFramework>net10.0</TargetFramework></PropertyGroup>
              <ItemGroup>
                <Reference Include="{ToolProcess.Runtime}/$(TargetFramework)/GainsightEvents.dll" />
                <Analyzer Include="{ToolProcess.Generator}" />
                {string.Concat(references.Select(static reference => $"<ProjectReference Include=\"../{reference}/{reference}.csproj\" />"))}
              </ItemGroup>
            </Project>
            """);
    }
}
