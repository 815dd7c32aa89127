using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>A consumer's project: its sources and the settings that matter to the generator. By default as strict as one can be, on the C# 11 floor.</summary>
internal sealed record GenerationProject(params string[] Sources)
{
    private static readonly MetadataReference[] FrameworkAndRuntime = FindReferences();

    public string AssemblyName { get; init; } = "Acme";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp11;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Other projects it references.</summary>
    public GenerationLibrary[] Libraries { get; init; } = [];

    /// <summary>Whether the libraries are referenced as in an editor.</summary>
    public bool IsInEditor { get; init; }

    /// <summary>What the project file sets, such as <c>GainsightPropertyKey</c>.</summary>
    public Dictionary<string, string> Properties { get; init; } = [];

    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        Sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, path: $"Source{index}.cs")),
        [.. FrameworkAndRuntime, .. Libraries.Select(library => IsInEditor ? library.EditorReference : library.Reference)],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable, warningLevel: 9999));

    public CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new EventGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: new GenerationProperties(Properties),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>The project after an edit, which must hit something.</summary>
    public GenerationProject Edit(string before, string after)
    {
        Assert.Contains(Sources, source => source.Contains(before, StringComparison.Ordinal));
        return this with { Sources = [.. Sources.Select(source => source.Replace(before, after, StringComparison.Ordinal))] };
    }

    /// <summary>
    /// Generates, and asserts what must hold of every run: see <see cref="GenerationRun"/>. With libraries it runs a second time as in an editor,
    /// and generates the same.
    /// </summary>
    public GenerationRun Generate()
    {
        var built = GenerationRun.Of(this);
        if (Libraries.Length > 0)
        {
            Assert.Equal(Texts(built), Texts(GenerationRun.Of(this with { IsInEditor = true })));
        }

        return built;
    }

    /// <summary>The project as another one references it, after generation.</summary>
    public GenerationLibrary ToLibrary(params string[] aliases) => Generate().ToLibrary(AssemblyName, aliases);

    private static IEnumerable<string> Texts(GenerationRun run) => run.Files.Select(static file => file.HintName + "\n" + file.SourceText);

    private static MetadataReference[] FindReferences()
    {
        var framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var trusted = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return
        [
            .. trusted.Where(path => Path.GetDirectoryName(path) == framework).Select(path => MetadataReference.CreateFromFile(path)),
            MetadataReference.CreateFromFile(typeof(IGainsightEvent).Assembly.Location),
        ];
    }
}
