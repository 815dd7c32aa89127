using System.Reflection;
using System.Runtime.Loader;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>
/// What the generator made of a project. Making one asserts what must hold of every run: nothing thrown or reported, no warning from the compiler,
/// and nothing done again when the same sources come back as new syntax trees.
/// </summary>
internal sealed class GenerationRun
{
    private readonly GenerationProject _project;
    private readonly CSharpCompilation _output;

    private GenerationRun(GenerationProject project, CSharpCompilation output, GeneratorDriverRunResult result)
    {
        _project = project;
        _output = output;
        Result = result;
    }

    public GeneratorDriverRunResult Result { get; }

    public IReadOnlyList<GeneratedSourceResult> Files => [.. Result.Results.Single().GeneratedSources.OrderBy(file => file.HintName, StringComparer.Ordinal)];

    /// <summary>Whether the one event is there for its callers to compile, and throws when it is published.</summary>
    public bool IsRefused => Assert.Single(Files).SourceText.ToString().Contains("throw new global::System.NotSupportedException(", StringComparison.Ordinal);

    /// <summary>What the compiler says of the sources and of what was generated.</summary>
    public IReadOnlyList<Diagnostic> Diagnostics => _output.GetDiagnostics(TestContext.Current.CancellationToken);

    /// <summary>The one file whose name contains the text.</summary>
    public string File(string namePart) => Files.Single(file => file.HintName.Contains(namePart, StringComparison.Ordinal)).SourceText.ToString();

    public static GenerationRun Of(GenerationProject project)
    {
        var run = Tolerant(project);
        var complaints = run._output.GetDiagnostics(TestContext.Current.CancellationToken).Where(run.IsComplaint).Select(diagnostic => diagnostic.ToString()).ToList();
        Assert.True(complaints.Count == 0, string.Join("\n", complaints.Concat(run.Files.Select(file => file.SourceText.ToString()))));
        return run;
    }

    /// <summary>For sources that do not compile: the generator must behave, the compiler may complain.</summary>
    public static GenerationRun Tolerant(GenerationProject project)
    {
        var driver = project.CreateDriver().RunGeneratorsAndUpdateCompilation(project.Compile(), out var output, out var reported, TestContext.Current.CancellationToken);
        Assert.Empty(reported);
        var result = driver.GetRunResult();
        Assert.Null(result.Results.Single().Exception);
        AssertCached(driver, project);
        return new GenerationRun(project, (CSharpCompilation)output, result);
    }

    /// <summary>The assembly, with code that uses what was generated; both must compile without a warning.</summary>
    public byte[] Emit(string? user = null)
    {
        var compilation = user is null ? _output : _output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(user, _project.ParseOptions));
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success && !emitted.Diagnostics.Any(IsComplaint), string.Join("\n", emitted.Diagnostics));
        return image.ToArray();
    }

    /// <summary>What was generated and what it was generated from, for another project to reference.</summary>
    public GenerationLibrary ToLibrary(string assemblyName, params string[] aliases) => new(assemblyName, Emit(), _output, aliases);

    /// <summary>Asserts that code which uses what was generated compiles without a warning.</summary>
    public GenerationRun With(string user)
    {
        _ = Emit(user);
        return this;
    }

    /// <summary>The ids of what the compiler says of code that uses what was generated.</summary>
    public IEnumerable<string> ComplaintsAbout(string user) =>
        _output.AddSyntaxTrees(CSharpSyntaxTree.ParseText(user, _project.ParseOptions)).GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(IsComplaint).Select(static diagnostic => diagnostic.Id);

    /// <summary>Asserts that the compiler finds nothing undocumented, in the project's own sources neither.</summary>
    public void HasNothingUndocumented() =>
        Assert.DoesNotContain(_output.GetDiagnostics(TestContext.Current.CancellationToken), static diagnostic => diagnostic.Id == "CS1591");

    /// <summary>Every method and property that generated code uses.</summary>
    public IEnumerable<ISymbol> SymbolsUsed() => Result.GeneratedTrees.SelectMany(tree =>
    {
        var model = _output.GetSemanticModel(tree);
        return tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes()
            .Select(node => model.GetSymbolInfo(node, TestContext.Current.CancellationToken).Symbol).OfType<ISymbol>();
    });

    /// <summary>Loads the assembly, and with it those the project references.</summary>
    public Assembly Load(string user)
    {
        var context = new AssemblyLoadContext(name: null, isCollectible: true);
        foreach (var library in _project.Libraries)
        {
            using var image = new MemoryStream(library.Image);
            context.LoadFromStream(image);
        }

        using var own = new MemoryStream(Emit(user));
        return context.LoadFromStream(own);
    }

    public bool DeclaresNamespace(string name) => _output.GlobalNamespace.GetNamespaceMembers().Any(symbol => symbol.Name == name);

    private static void AssertCached(GeneratorDriver driver, GenerationProject project)
    {
        var again = driver.RunGenerators(project.Compile(), TestContext.Current.CancellationToken).GetRunResult().Results.Single();
        var redone = again.TrackedSteps.Where(step => GenerationSteps.Named.Contains(step.Key)).Concat(again.TrackedOutputSteps)
            .SelectMany(step => step.Value.SelectMany(run => run.Outputs, (_, output) => (step.Key, output.Reason)))
            .Where(output => output.Reason is not (IncrementalStepRunReason.Cached or IncrementalStepRunReason.Unchanged));
        Assert.Empty(redone);
    }

    // Tests leave their own sources undocumented for brevity's sake; generated code has no such excuse.
    private bool IsComplaint(Diagnostic diagnostic) =>
        diagnostic.Severity >= DiagnosticSeverity.Warning
        && !diagnostic.IsSuppressed
        && !(diagnostic.Id == "CS1591" && diagnostic.Location.SourceTree is { } tree && !Result.GeneratedTrees.Contains(tree));
}
