using System.IO.Compression;
using System.Xml.Linq;
using GainsightEvents.Tests;

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
                "icon.png",
                "lib/net10.0/GainsightEvents.dll",
                "lib/net10.0/GainsightEvents.xml",
                "lib/net8.0/GainsightEvents.dll",
                "lib/net8.0/GainsightEvents.xml",
                "lib/netstandard2.0/GainsightEvents.dll",
                "lib/netstandard2.0/GainsightEvents.xml",
            ],
            Contents(package.PackagePath));

    [Fact]
    public void The_package_for_ASP_NET_Core_holds_an_assembly_for_each_target_and_asks_for_the_shared_framework()
    {
        Assert.Equal(
            [
                "GainsightEvents.AspNetCore.nuspec",
                "README.md",
                "icon.png",
                "lib/net10.0/GainsightEvents.AspNetCore.dll",
                "lib/net10.0/GainsightEvents.AspNetCore.xml",
                "lib/net8.0/GainsightEvents.AspNetCore.dll",
                "lib/net8.0/GainsightEvents.AspNetCore.xml",
            ],
            Contents(package.PackagePathOf("GainsightEvents.AspNetCore")));
        Assert.Equal(
            ["Microsoft.AspNetCore.App", "Microsoft.AspNetCore.App"],
            Nuspec("GainsightEvents.AspNetCore").Descendants()
                .Where(static element => element.Name.LocalName == "frameworkReference")
                .Select(static element => element.Attribute("name")!.Value));
    }

    [Fact]
    public void The_symbols_are_a_package_of_their_own() =>
        Assert.Equal(
            ["GainsightEvents.nuspec", "lib/net10.0/GainsightEvents.pdb", "lib/net8.0/GainsightEvents.pdb", "lib/netstandard2.0/GainsightEvents.pdb"],
            Contents(package.SymbolsPath));

    [Theory]
    [InlineData("net10.0", "Microsoft.Extensions.Diagnostics.HealthChecks 10.0.0", "Microsoft.Extensions.Hosting.Abstractions 10.0.0", "Microsoft.Extensions.Http 10.0.0", "Microsoft.Extensions.Options.ConfigurationExtensions 10.0.0")]
    [InlineData("net8.0", "Microsoft.Extensions.Diagnostics.HealthChecks 8.0.0", "Microsoft.Extensions.Hosting.Abstractions 8.0.1", "Microsoft.Extensions.Http 8.0.1", "Microsoft.Extensions.Options.ConfigurationExtensions 8.0.0")]
    [InlineData(".NETStandard2.0", "Microsoft.Bcl.TimeProvider 8.0.1", "Microsoft.Extensions.Diagnostics.HealthChecks 8.0.0", "Microsoft.Extensions.Hosting.Abstractions 8.0.1", "Microsoft.Extensions.Http 8.0.1", "Microsoft.Extensions.Options.ConfigurationExtensions 8.0.0", "System.Text.Json 8.0.6")]
    public void The_package_depends_on_what_the_runtime_references_at_the_floors_of_the_target_and_on_nothing_else(string framework, params string[] expected)
    {
        var groups = Groups(Nuspec("GainsightEvents"));

        Assert.Equal(3, groups.Count);
        Assert.Equal(expected, groups[framework]);
    }

    [Fact]
    public void Packages_that_see_each_other_s_internals_fit_in_one_version_exactly()
    {
        Assert.Equal(3, Groups(Nuspec("GainsightEvents.Plans")).Count);
        foreach (var group in Groups(Nuspec("GainsightEvents.Plans")))
        {
            Assert.Contains($"GainsightEvents [{PackedPackage.Version}]", group.Value);
        }

        Assert.Equal(2, Groups(Nuspec("GainsightEvents.AspNetCore")).Count);
        foreach (var group in Groups(Nuspec("GainsightEvents.AspNetCore")))
        {
            Assert.Equal([$"GainsightEvents [{PackedPackage.Version}]"], group.Value);
        }

        Assert.Equal(3, Groups(Nuspec("GainsightEvents.Outbox.Sqlite")).Count);
        foreach (var group in Groups(Nuspec("GainsightEvents.Outbox.Sqlite")))
        {
            Assert.Contains($"GainsightEvents [{PackedPackage.Version}]", group.Value);
        }

        Assert.Equal(2, Groups(Nuspec("GainsightEvents.Outbox.PostgreSql")).Count);
        foreach (var group in Groups(Nuspec("GainsightEvents.Outbox.PostgreSql")))
        {
            Assert.Contains($"GainsightEvents [{PackedPackage.Version}]", group.Value);
        }

        var entityFramework = Assert.Single(Groups(Nuspec("GainsightEvents.EntityFrameworkCore")));
        Assert.Contains($"GainsightEvents [{PackedPackage.Version}]", entityFramework.Value);

        Assert.Equal(2, Groups(Nuspec("GainsightEvents.Emulator")).Count);
        foreach (var group in Groups(Nuspec("GainsightEvents.Emulator")))
        {
            Assert.Contains($"GainsightEvents.Plans [{PackedPackage.Version}]", group.Value);
        }

        Assert.Equal(2, Groups(Nuspec("GainsightEvents.Testing")).Count);
        foreach (var group in Groups(Nuspec("GainsightEvents.Testing")))
        {
            Assert.Contains($"GainsightEvents.Emulator [{PackedPackage.Version}]", group.Value);
        }
    }

    // All are built by the same rules, so two are enough in the everyday run: one that holds the generator, and one that has sources of others compiled in.
    private static string[] BuiltAgain => RunLength.IsLong ? PackedPackage.Names : ["GainsightEvents", "GainsightEvents.Plans"];

    [Fact]
    public async Task Packages_that_are_built_again_elsewhere_are_equal_byte_by_byte()
    {
        var elsewhere = package.CreateFolder("elsewhere");
        (await PackedPackage.PackAsync(BuiltAgain, elsewhere, Path.Combine(elsewhere, "build"))).SucceedsWithoutWarnings();
        foreach (var name in BuiltAgain)
        {
            Assert.Equal(
                await File.ReadAllBytesAsync(package.PackagePathOf(name), TestContext.Current.CancellationToken),
                await File.ReadAllBytesAsync(Path.Combine(elsewhere, Path.GetFileName(package.PackagePathOf(name))), TestContext.Current.CancellationToken));
        }
    }

    [Theory]
    [InlineData("GainsightEvents")]
    [InlineData("GainsightEvents.AspNetCore")]
    [InlineData("GainsightEvents.Outbox.Sqlite")]
    [InlineData("GainsightEvents.Outbox.PostgreSql")]
    [InlineData("GainsightEvents.EntityFrameworkCore")]
    [InlineData("GainsightEvents.Plans")]
    [InlineData("GainsightEvents.Emulator")]
    [InlineData("GainsightEvents.Testing")]
    [InlineData("GainsightEvents.Emulator.Tool")]
    [InlineData("GainsightEvents.Tool")]
    public void A_package_says_what_it_is_and_whence_it_comes(string name)
    {
        var metadata = Nuspec(name).Root!.Elements().Single();

        Assert.Equal(name, Value("id"));
        Assert.Equal("icon.png", Value("icon"));
        Assert.EndsWith("CHANGELOG.md", Value("releaseNotes"), StringComparison.Ordinal);
        Assert.Equal("MIT", Value("license"));
        Assert.Equal("README.md", Value("readme"));
        Assert.NotEmpty(Value("description"));
        Assert.NotEmpty(Value("tags"));
        Assert.NotNull(metadata.Elements().Single(element => element.Name.LocalName == "repository").Attribute("url"));

        string Value(string name) => metadata.Elements().Single(element => element.Name.LocalName == name).Value;
    }

    private static Dictionary<string, List<string>> Groups(XDocument nuspec) => nuspec.Descendants()
        .Where(static element => element.Name.LocalName == "group" && element.Parent!.Name.LocalName == "dependencies")
        .ToDictionary(
            static group => group.Attribute("targetFramework")!.Value,
            static group => group.Elements()
                .Select(static dependency => $"{dependency.Attribute("id")!.Value} {dependency.Attribute("version")!.Value}")
                .Order(StringComparer.Ordinal)
                .ToList());

    private XDocument Nuspec(string name)
    {
        using var archive = ZipFile.OpenRead(package.PackagePathOf(name));
        using var nuspec = archive.GetEntry($"{name}.nuspec")!.Open();
        return XDocument.Load(nuspec);
    }

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
