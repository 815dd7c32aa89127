using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>A project that one generator sees in one version after the other, while the events' own files stay as they are.</summary>
internal sealed class RememberedProject
{
    private static readonly GenerationProject Project = new([ValidSources.Shared, .. ValidSources.Events]) { LanguageVersion = LanguageVersion.Latest };

    private readonly CSharpCompilation _sound = Project.Compile();
    private readonly List<(string, string)> _original;
    private GeneratorDriver _driver = NewDriver();

    public RememberedProject() => _original = Generate(_sound);

    private static CancellationToken CancellationToken => TestContext.Current.CancellationToken;

    /// <summary>Whether anything else is emitted after an edit to what the events build on. It is what a generator emits that sees it as the first version.</summary>
    public bool Edit(string text)
    {
        var shared = _sound.SyntaxTrees[0];
        var compilation = _sound.ReplaceSyntaxTree(shared, CSharpSyntaxTree.ParseText(text, Project.ParseOptions, shared.FilePath, cancellationToken: CancellationToken));
        var files = Generate(compilation);
        Assert.Equal(Files(NewDriver().RunGenerators(compilation, CancellationToken)), files);
        return !files.SequenceEqual(_original);
    }

    // Its steps are not tracked, as in compilers and editors. With them, Roslyn 4.14 loses an entry when a file gets back the attributes it had lost.
    private static CSharpGeneratorDriver NewDriver() =>
        CSharpGeneratorDriver.Create([new EventGenerator().AsSourceGenerator()], parseOptions: Project.ParseOptions);

    private List<(string, string)> Generate(CSharpCompilation compilation) => Files(_driver = _driver.RunGenerators(compilation, CancellationToken));

    private static List<(string, string)> Files(GeneratorDriver driver) =>
        [.. driver.GetRunResult().Results.Single().GeneratedSources.Select(static file => (file.HintName, file.SourceText.ToString())).Order()];
}
