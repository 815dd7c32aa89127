using System.Reflection.Metadata;
using System.Text;

namespace GainsightEvents.Package.Tests;

/// <summary>The compilers that consumers are compiled with beside the SDK's: versions of Microsoft.Net.Compilers.Toolset.</summary>
internal static class CompilerToolset
{
    /// <summary>The one that the package's compiler slot is named after.</summary>
    public const string Oldest = "4.14.0";

    public const string Newest = "5.9.0";

    // Portable PDB format, "Compilation Options": names and values, each ended by a zero.
    private static readonly Guid CompilationOptions = new("B5FEEC05-8CD0-4A83-96DA-466284BB4BD8");

    /// <summary>The version of the compiler that wrote these symbols, as it wrote it there.</summary>
    public static string Read(string symbols)
    {
        using var provider = MetadataReaderProvider.FromPortablePdbStream(File.OpenRead(symbols));
        var reader = provider.GetMetadataReader();
        var options = reader.GetCustomDebugInformation(EntityHandle.ModuleDefinition)
            .Select(reader.GetCustomDebugInformation)
            .Single(information => reader.GetGuid(information.Kind) == CompilationOptions);
        var texts = Encoding.UTF8.GetString(reader.GetBlobBytes(options.Value)).Split('\0');
        return texts[Array.IndexOf(texts, "compiler-version") + 1];
    }
}
