using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>A consumer's project: its sources and the settings that matter to the generator. By default as strict as one can be, on the C# 11 floor.</summary>
internal sealed record GenerationProject(params string[] Sources)
{
    private static readonly MetadataReference[] FrameworkAndRuntime = FindReferences();

    public string AssemblyName { get; init; } = "Acme";

    public LanguageVersion LanguageVersion { get; init; } = LanguageVersion.CSharp11;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    public MetadataReference[] References { get; init; } = [];

    /// <summary>What the project file sets, such as <c>RootNamespace</c>.</summary>
    public Dictionary<string, string> Properties { get; init; } = [];

    public CSharpParseOptions ParseOptions => new(LanguageVersion, DocumentationMode.Diagnose);

    public CSharpCompilation Compile() => CSharpCompilation.Create(
        AssemblyName,
        Sources.Select((source, index) => CSharpSyntaxTree.ParseText(source, ParseOptions, path: $"Source{index}.cs")),
        [.. FrameworkAndRuntime, .. References],
        new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable, warningLevel: 9999));

    public CSharpGeneratorDriver CreateDriver() => CSharpGeneratorDriver.Create(
        [new EventGenerator().AsSourceGenerator()],
        parseOptions: ParseOptions,
        optionsProvider: new GenerationProperties(Properties),
        driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    /// <summary>Generates, and asserts what must hold of every run: see <see cref="GenerationRun"/>.</summary>
    public GenerationRun Generate() => GenerationRun.Of(this);

    /// <summary>The project as another one references it, after generation.</summary>
    public MetadataReference ToReference(params string[] aliases)
    {
        using var image = Generate().Emit();
        return MetadataReference.CreateFromImage(image.ToArray(), new MetadataReferenceProperties(aliases: [.. aliases]));
    }

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
