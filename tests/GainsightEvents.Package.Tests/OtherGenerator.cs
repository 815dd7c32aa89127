using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Package.Tests;

/// <summary>Compiles <c>Mistakes/OtherGenerator.cs</c>, for a mistake that takes a second generator.</summary>
internal static class OtherGenerator
{
    /// <summary>Writes the generator's assembly into a folder, and returns its path.</summary>
    public static string Compile(string folder)
    {
        var source = File.ReadAllText(Path.Combine(TestPaths.Mistakes, "OtherGenerator.cs"));
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        var compilation = CSharpCompilation.Create(
            "OtherGenerator",
            [CSharpSyntaxTree.ParseText(source, cancellationToken: TestContext.Current.CancellationToken)],
            [.. trusted.Select(path => MetadataReference.CreateFromFile(path))],
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var path = Path.Combine(folder, "OtherGenerator.dll");
        var emitted = compilation.Emit(path, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics));
        return path;
    }
}
