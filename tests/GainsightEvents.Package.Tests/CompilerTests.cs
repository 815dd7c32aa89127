namespace GainsightEvents.Package.Tests;

/// <summary>The packed generator in the oldest compiler that may load it, and in the newest.</summary>
public sealed class CompilerTests(PackedPackage package)
{
    [Theory]
    [InlineData(CompilerToolset.Oldest)]
    [InlineData(CompilerToolset.Newest)]
    public async Task A_consumer_compiled_by_it_publishes(string toolset)
    {
        var folder = new ConsumerFolder(package, $"compiler-{toolset}");

        (await folder.BuildAsync("build", "Console", $"-p:CompilerToolset={toolset}")).SucceedsWithoutWarnings();

        var built = folder.PathOf("Console", "bin", "Debug", "net10.0");
        Assert.StartsWith($"{toolset}-", CompilerToolset.Read(Path.Combine(built, "Console.pdb")), StringComparison.Ordinal);
        await RunningConsumer.PublishesAsync("dotnet", [Path.Combine(built, "Console.dll")], ConsumerTests.ReportExported);
    }
}
