using System.IO.Compression;
using System.Xml.Linq;

namespace GainsightEvents.Package.Tests;

/// <summary>What is in the package, and what is not.</summary>
public sealed class PackageLayoutTests(PackedPackage package)
{
    [Fact]
    public void The_package_holds_the_runtime_one_compiler_slot_and_the_readme() =>
        Assert.Equal(
            [
                "GainsightEvents.nuspec",
                "README.md",
                "analyzers/dotnet/roslyn4.14/cs/GainsightEvents.CodeFixes.dll",
                "analyzers/dotnet/roslyn4.14/cs/GainsightEvents.Generators.dll",
                "buildTransitive/GainsightEvents.props",
                "buildTransitive/GainsightEvents.targets",
                "lib/net10.0/GainsightEvents.dll",
                "lib/net10.0/GainsightEvents.xml",
                "lib/net8.0/GainsightEvents.dll",
                "lib/net8.0/GainsightEvents.xml",
                "lib/netstandard2.0/GainsightEvents.dll",
                "lib/netstandard2.0/GainsightEvents.xml",
            ],
            Contents(package.PackagePath));

    [Fact]
    public void The_symbols_are_a_package_of_their_own() =>
        Assert.Equal(
            ["GainsightEvents.nuspec", "lib/net10.0/GainsightEvents.pdb", "lib/net8.0/GainsightEvents.pdb", "lib/netstandard2.0/GainsightEvents.pdb"],
            Contents(package.SymbolsPath));

    [Theory]
    [InlineData("net10.0", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions")]
    [InlineData("net8.0", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", "System.Text.Json")]
    [InlineData(".NETStandard2.0", "Microsoft.Bcl.TimeProvider", "Microsoft.Extensions.Hosting.Abstractions", "Microsoft.Extensions.Http", "Microsoft.Extensions.Options.ConfigurationExtensions", "System.Text.Json")]
    public void The_package_depends_on_what_the_runtime_references_and_nothing_else(string framework, params string[] expected)
    {
        var groups = Nuspec().Descendants().Where(element => element.Name.LocalName == "group").ToList();

        Assert.Equal(3, groups.Count);
        var dependencies = groups.Single(group => group.Attribute("targetFramework")!.Value == framework).Elements();
        Assert.Equal(expected, dependencies.Select(dependency => dependency.Attribute("id")!.Value).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void The_package_says_what_it_is_and_whence_it_comes()
    {
        var metadata = Nuspec().Root!.Elements().Single();

        Assert.Equal("GainsightEvents", Value("id"));
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotEmpty(Value("description"));
        Assert.NotEmpty(Value("tags"));
        Assert.NotNull(metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url"));

        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }

    private XDocument Nuspec() => XDocument.Load(Path.Combine(package.Unpacked, "GainsightEvents.nuspec"));

    // Without the parts that make a zip file an OPC package.
    private static IEnumerable<string> Contents(string path)
    {
        using var archive = ZipFile.OpenRead(path);
        return
        [
            .. archive.Entries.Select(entry => entry.FullName)
                .Where(name => name is not ("_rels/.rels" or "[Content_Types].xml") && !name.StartsWith("package/", StringComparison.Ordinal))
                .Order(StringComparer.Ordinal),
        ];
    }
}
