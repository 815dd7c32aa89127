using System.Reflection;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>What the running .NET brings for compiling against it: reference assemblies, and the platform's own generators.</summary>
internal static class SdkPacks
{
    private static readonly string Packs = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", "..", "packs"));

    /// <summary>The reference assemblies of .NET.</summary>
    public static IEnumerable<string> ReferenceAssemblies() =>
        Directory.EnumerateFiles(Directory.GetDirectories(Newest("Microsoft.NETCore.App.Ref", "ref")).Single(), "*.dll");

    /// <summary>System.Text.Json's generator.</summary>
    public static IIncrementalGenerator JsonGenerator() => Generator("Microsoft.NETCore.App.Ref", "System.Text.Json.SourceGeneration");

    /// <summary>The generator of logging methods.</summary>
    public static IIncrementalGenerator LoggerMessageGenerator() => Generator("Microsoft.AspNetCore.App.Ref", "Microsoft.Extensions.Logging.Generators");

    private static IIncrementalGenerator Generator(string pack, string assembly)
    {
        var types = Assembly.LoadFrom(Path.Combine(Newest(pack, Path.Combine("analyzers", "dotnet", "cs")), assembly + ".dll")).GetTypes();
        return (IIncrementalGenerator)Activator.CreateInstance(types.Single(type => type.IsDefined(typeof(GeneratorAttribute), inherit: false)))!;
    }

    private static string Newest(string pack, string folder) =>
        Path.Combine(Directory.GetDirectories(Path.Combine(Packs, pack)).OrderBy(path => Version.Parse(Path.GetFileName(path).Split('-')[0])).Last(), folder);
}
