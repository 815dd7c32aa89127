namespace GainsightEvents.Package.Tests;

/// <summary>Projects with warnings as errors that have nothing but a package reference, built and run.</summary>
public sealed class ConsumerTests(PackedPackage package)
{
    internal const string ReportExported =
        """{"eventName":"Report Exported","propertyKey":"AP-PACKAGE-2","identifyId":"user-1","userType":"USER","date":1717689600000,"attributes":{"featureName":"Bulk Export","format":"Csv","rows":12}}""";

    private const string PlanViewed =
        """{"eventName":"Plan Viewed","propertyKey":"AP-LIBRARY-2","identifyId":"user-2","userType":"USER","date":1717689600000,"attributes":{"plan":"Team"}}""";

    private const string LoggedIn =
        """{"eventName":"Logged In","propertyKey":"AP-MULTI-2","identifyId":"user-3","userType":"USER","date":1717689600000,"attributes":{}}""";

    [Fact]
    public async Task A_console_a_netstandard_library_and_a_multi_targeted_project_publish()
    {
        var folder = new ConsumerFolder(package, "consumers");
        (await folder.BuildAsync("build", "Consumers.slnx")).SucceedsWithoutWarnings();

        await RunningConsumer.PublishesAsync("dotnet", [folder.PathOf("Console", "bin", "Debug", "net10.0", "Console.dll")], ReportExported);
        await RunningConsumer.PublishesAsync("dotnet", [folder.PathOf("LibraryUser", "bin", "Debug", "net10.0", "LibraryUser.dll")], PlanViewed);
        await RunningConsumer.PublishesAsync("dotnet", [folder.PathOf("MultiTargeted", "bin", "Debug", "net10.0", "MultiTargeted.dll")], LoggedIn);
        await RunningConsumer.PublishesAsync("dotnet", [folder.PathOf("MultiTargeted", "bin", "Debug", "net8.0", "MultiTargeted.dll")], LoggedIn);
    }

    [Fact]
    public async Task An_older_compiler_is_an_error_that_says_what_is_needed()
    {
        var folder = new ConsumerFolder(package, "older-compiler");

        var build = await folder.BuildAsync("build", "Console", "-p:CompilerApiVersion=roslyn4.8");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("error GSEPKG01", build.Output, StringComparison.Ordinal);
        Assert.Contains(".NET SDK 9.0.300", build.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("error CS", build.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public async Task A_consumer_publishes_with_the_newest_dependencies_too(string framework)
    {
        var folder = new ConsumerFolder(package, $"newest-{framework}");

        (await folder.BuildAsync("build", "Console", $"-p:ConsoleFramework={framework}", "-p:NewestDependencies=true")).SucceedsWithoutWarnings();

        await RunningConsumer.PublishesAsync("dotnet", [folder.PathOf("Console", "bin", "Debug", framework, "Console.dll")], ReportExported);
    }

    [Fact]
    public async Task A_trimmed_consumer_publishes()
    {
        RequireLinux();
        var folder = new ConsumerFolder(package, "trimmed");

        // On .NET 8, whose build of the runtime the native consumer does not have.
        (await folder.BuildAsync("publish", "Console", "--runtime", "linux-x64", "--self-contained", "-p:ConsoleFramework=net8.0", "-p:PublishTrimmed=true", "--output", "published"))
            .SucceedsWithoutWarnings();

        await RunningConsumer.PublishesAsync(folder.PathOf("published", "Console"), [], ReportExported);
    }

    [Fact]
    public async Task A_native_consumer_publishes()
    {
        RequireLinux();
        Assert.SkipUnless(IsOnPath("clang") || IsOnPath("gcc"), "NativeAOT links with clang or gcc, and neither is installed (Debian: clang zlib1g-dev)");
        var folder = new ConsumerFolder(package, "native");

        (await folder.BuildAsync("publish", "Console", "--runtime", "linux-x64", "-p:PublishAot=true", "--output", "published"))
            .SucceedsWithoutWarnings();

        await RunningConsumer.PublishesAsync(folder.PathOf("published", "Console"), [], ReportExported);
    }

    private static void RequireLinux() =>
        Assert.SkipUnless(
            OperatingSystem.IsLinux() && System.Runtime.InteropServices.RuntimeInformation.ProcessArchitecture == System.Runtime.InteropServices.Architecture.X64,
            "The published consumer is built for linux-x64");

    private static bool IsOnPath(string program) =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Any(folder => File.Exists(Path.Combine(folder, program)));
}
