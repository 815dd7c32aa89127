using System.Reflection;

namespace GainsightEvents.Emulator.Tests;

/// <summary>Where the test project's files are, as the build noted it.</summary>
internal static class TestProject
{
    public static string Directory { get; } = typeof(TestProject).Assembly
        .GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "ProjectDirectory")
        .Value!;

    public static string SchemaPath { get; } = Path.GetFullPath(Path.Combine(Directory, "..", "..", "events.schema.json"));

    public static string FeatureUsed => ReadPayload("signal-feature-used.json");

    /// <summary>The captured PX payloads.</summary>
    public static IReadOnlyList<string> PayloadPaths { get; } =
        [.. System.IO.Directory.GetFiles(Path.Combine(Directory, "Payloads"), "*.json").Order(StringComparer.Ordinal)];

    /// <summary>The first sample body of Gainsight's Events API article.</summary>
    public static string HelloWorld => ReadPayload("Nxt/hello-world.json");

    /// <summary>The second one, without its comments.</summary>
    public static string SystemAssetEvent => ReadPayload("Nxt/system-asset-event.json");

    public static string ReadPayload(string name) => File.ReadAllText(Path.Combine(Directory, "Payloads", name));
}
