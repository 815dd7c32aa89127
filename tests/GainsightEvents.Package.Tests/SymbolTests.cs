using System.IO.Compression;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace GainsightEvents.Package.Tests;

/// <summary>Debug information that leads to the sources and tells nothing of the machine that built them.</summary>
public sealed class SymbolTests(PackedPackage package)
{
    [Theory]
    [InlineData("net10.0")]
    [InlineData("net8.0")]
    [InlineData("netstandard2.0")]
    public void The_runtimes_sources_are_named_from_the_repositorys_root(string framework)
    {
        using var archive = ZipFile.OpenRead(package.SymbolsPath);
        using var symbols = new MemoryStream();
        using (var entry = archive.GetEntry($"lib/{framework}/GainsightEvents.pdb")!.Open())
        {
            entry.CopyTo(symbols);
        }

        symbols.Position = 0;
        using var provider = MetadataReaderProvider.FromPortablePdbStream(symbols);
        AssertMapped(provider.GetMetadataReader());
    }

    [Theory]
    [InlineData("GainsightEvents.Generators.dll")]
    [InlineData("GainsightEvents.CodeFixes.dll")]
    public void The_compiler_extensions_carry_their_own_symbols(string assembly)
    {
        using var image = new PEReader(File.OpenRead(Path.Combine(package.Unpacked, "analyzers", "dotnet", "roslyn4.14", "cs", assembly)));
        var embedded = image.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using var provider = image.ReadEmbeddedPortablePdbDebugDirectoryData(embedded);
        AssertMapped(provider.GetMetadataReader());
    }

    private static void AssertMapped(MetadataReader symbols)
    {
        var documents = symbols.Documents.Select(handle => symbols.GetString(symbols.GetDocument(handle).Name)).ToList();
        Assert.NotEmpty(documents);
        Assert.All(documents, document => Assert.StartsWith("/_/", document, StringComparison.Ordinal));
    }
}
