using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>What the analysed sources are compiled against.</summary>
internal static class AnalysisReferences
{
    private static readonly Lazy<ImmutableArray<MetadataReference>> CurrentOnce = new(() =>
    [
        .. In(Path.GetDirectoryName(typeof(object).Assembly.Location)!).Where(static reference => IsManaged(reference.Display!)),
        MetadataReference.CreateFromFile(typeof(GainsightEventAttribute).Assembly.Location),
    ]);

    private static readonly Lazy<ImmutableArray<MetadataReference>> NetStandardOnce = new(() => [.. In(Metadata("NetStandardReferences"))]);

    /// <summary>The framework that the tests run on, System.Text.Json included, and GainsightEvents.</summary>
    public static ImmutableArray<MetadataReference> Current => CurrentOnce.Value;

    /// <summary>The same without System.Text.Json.</summary>
    public static ImmutableArray<MetadataReference> WithoutJson =>
        [.. Current.Where(static reference => Path.GetFileName(reference.Display) != "System.Text.Json.dll")];

    /// <summary>.NET Standard 2.0 alone: no <c>required</c>, no <c>init</c>, and not even GainsightEvents.</summary>
    public static ImmutableArray<MetadataReference> NetStandard => NetStandardOnce.Value;

    /// <summary>ASP.NET Core, as it is installed beside the framework that the tests run on.</summary>
    public static IEnumerable<MetadataReference> AspNetCore
    {
        get
        {
            var runtime = new DirectoryInfo(Path.GetDirectoryName(typeof(object).Assembly.Location)!);
            return In(Path.Combine(runtime.Parent!.Parent!.FullName, "Microsoft.AspNetCore.App", runtime.Name));
        }
    }

    /// <summary>An assembly made of this source, for what only another assembly can show.</summary>
    public static MetadataReference Compile(string source, ImmutableArray<MetadataReference> references)
    {
        var compilation = CSharpCompilation.Create(
            "Referenced", [CSharpSyntaxTree.ParseText(source)], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        using var image = new MemoryStream();
        var result = compilation.Emit(image);
        Assert.True(result.Success, string.Join("\n", result.Diagnostics));
        return MetadataReference.CreateFromImage(image.ToArray());
    }

    /// <summary>A value that the project file hands to the tests.</summary>
    public static string Metadata(string key) =>
        typeof(AnalysisReferences).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().First(metadata => metadata.Key == key).Value!;

    private static IEnumerable<MetadataReference> In(string directory) =>
        Directory.EnumerateFiles(directory, "*.dll").Order(StringComparer.Ordinal).Select(static file => MetadataReference.CreateFromFile(file));

    private static bool IsManaged(string path)
    {
        try
        {
            AssemblyName.GetAssemblyName(path);
            return true;
        }
        catch (BadImageFormatException)
        {
            return false;
        }
    }
}
