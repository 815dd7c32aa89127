namespace GainsightEvents.Package.Tests.Snippets;

/// <summary>
/// A page's blocks as one project, as they are for a reader who pastes them: a fresh one of <c>dotnet new web</c>, or one with the
/// properties that the page shows.
/// </summary>
internal sealed class SnippetProject(string page, string root)
{
    private readonly IReadOnlyList<Fence> _fences = [.. Documentation.FencesOf(page).Where(static fence => SnippetKinds.FlawOf(fence) is null)];

    public string Page => page;

    public string Name { get; } = page.Replace(".md", "", StringComparison.Ordinal).Replace('/', '-');

    public string Folder => Path.Combine(root, Name);

    public string Assembly => Path.Combine(Folder, "bin", "Debug", "net10.0", $"{Name}.dll");

    /// <summary>Whether the page has anything that is compiled or read.</summary>
    public bool HasSnippets => _fences.Any(static fence => fence.Language is "csharp" or "json" && !fence.Kind.StartsWith("fragment", StringComparison.Ordinal));

    /// <summary>Whether there is a program that comes to its end: the page's own, or one that reads its settings.</summary>
    public bool HasProgram => Of("csharp", SnippetKinds.Program).Any() || StartsWithSettings;

    /// <summary>Whether there is a program that serves until it is stopped.</summary>
    public bool HasServer => Of("csharp", SnippetKinds.Server).Any();

    /// <summary>The page's requests to its server.</summary>
    public IEnumerable<Fence> Requests => Of("sh", SnippetKinds.Request);

    private bool IsWeb => !Of("xml", SnippetKinds.Project).Any();

    private bool StartsWithSettings => Of("json", SnippetKinds.Settings).Any() && !Of("csharp", SnippetKinds.Program).Any() && !HasServer;

    public void Write()
    {
        Directory.CreateDirectory(Folder);
        WriteFile($"{Name}.csproj", ProjectText());
        if (IsWeb)
        {
            WriteFile("Variables.cs", SnippetSurroundings.Variables);
        }

        foreach (var fence in _fences)
        {
            if ((fence.Language, fence.Kind) is ("csharp", SnippetKinds.Events))
            {
                WriteFile($"Line{fence.Line}.cs", fence.Text);
            }
            else if ((fence.Language, fence.Kind) is ("csharp", SnippetKinds.Statements))
            {
                WriteFile($"Line{fence.Line}.cs", SnippetSurroundings.Around(fence, IsWeb));
            }
        }

        WriteSingle("appsettings.json", Of("json", SnippetKinds.Settings).Select(static fence => fence.Text));
        WriteSingle("Program.cs", Of("csharp", SnippetKinds.Program).Concat(Of("csharp", SnippetKinds.Server)).Select(static fence => fence.Text));
        if (StartsWithSettings)
        {
            WriteFile("Program.cs", SnippetSurroundings.Starts);
        }
    }

    private string ProjectText()
    {
        var properties = IsWeb
            ? $"""
              <PropertyGroup>
                <TargetFramework>net10.0</TargetFramework>
                <OutputType>{(HasProgram || HasServer ? "Exe" : "Library")}</OutputType>
                <Nullable>enable</Nullable>
                <ImplicitUsings>enable</ImplicitUsings>
              </PropertyGroup>
              """
            : string.Concat(Of("xml", SnippetKinds.Project).Select(static fence => fence.Text));

        // A page that does not show where the product key is set is about a project in which it is.
        var key = _fences.Any(static fence => fence.Text.Contains("PxProduct(", StringComparison.Ordinal)) ? "" : "AP-DOCUMENTATION-2";
        return $"""
            <Project Sdk="Microsoft.NET.Sdk{(IsWeb ? ".Web" : "")}">
            {properties}
              <PropertyGroup>
                <GainsightPropertyKey>{key}</GainsightPropertyKey>
                <TreatWarningsAsErrors>true</TreatWarningsAsErrors>
                <UseAppHost>false</UseAppHost>
              </PropertyGroup>
              <ItemGroup>
                <PackageReference Include="GainsightEvents" Version="{PackedPackage.Version}" />
                {PackageOf("GainsightEvents.AspNetCore")}
                {PackageOf("GainsightEvents.Outbox.Sqlite")}
                {PackageOf("GainsightEvents.Outbox.PostgreSql")}
                {PackageOf("GainsightEvents.Emulator")}
                {PackageOf("GainsightEvents.Testing")}
                {PackageOf("GainsightEvents.Plans")}
              </ItemGroup>
            </Project>
            """;
    }

    // The others are referenced where a page adds or uses them, so that a page about the first one needs no other.
    private string PackageOf(string name) => _fences.Any(fence =>
        fence.Text.Contains($"using {name};", StringComparison.Ordinal) || fence.Text.Contains($"dotnet add package {name}", StringComparison.Ordinal))
        ? $"""<PackageReference Include="{name}" Version="{PackedPackage.Version}" />"""
        : "";

    private IEnumerable<Fence> Of(string language, string kind) => _fences.Where(fence => fence.Language == language && fence.Kind == kind);

    private void WriteSingle(string name, IEnumerable<string> texts)
    {
        var all = texts.ToList();
        Assert.True(all.Count <= 1, $"{page} has {all.Count} blocks that are {name}, and a project has one.");
        if (all.Count == 1)
        {
            WriteFile(name, all[0]);
        }
    }

    private void WriteFile(string name, string text) => File.WriteAllText(Path.Combine(Folder, name), text);
}
