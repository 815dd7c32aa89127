using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>The project that a test analyses: its sources, its language, its references, its configuration.</summary>
internal sealed record AnalysisSetup
{
    public const string PlanFile = "gainsight.events.json";

    private const string Folder = "/project/";

    public ImmutableArray<(string File, string Text)> Sources { get; init; } = [];

    /// <summary>The plan file beside the project, as its package hands it to the compiler; null without one.</summary>
    public string? Plan { get; init; }

    public ImmutableArray<(string File, string Text)> Configurations { get; init; } = [];

    public ImmutableArray<MetadataReference> References { get; init; } = AnalysisReferences.Current;

    public LanguageVersion Language { get; init; } = LanguageVersion.Latest;

    public NullableContextOptions Nullable { get; init; } = NullableContextOptions.Enable;

    /// <summary>Whether the generator runs, as it does in a build.</summary>
    public bool Generates { get; init; }

    /// <summary>What a generator of somebody else's writes beside it.</summary>
    public string? OtherGenerated { get; init; }

    /// <summary>Errors of the compiler that are expected; without any the sources have to compile.</summary>
    public ImmutableArray<string> CompilerErrors { get; init; } = [];

    /// <summary>The project in a workspace of its own. <c>.editorconfig</c> and MSBuild properties arrive as they do in a build.</summary>
    public Project Open()
    {
        var projectId = ProjectId.CreateNewId();
        var solution = new AdhocWorkspace().CurrentSolution
            .AddProject(ProjectInfo.Create(projectId, VersionStamp.Default, "Acme", "Acme", LanguageNames.CSharp, filePath: Folder + "Acme.csproj"))
            .WithProjectCompilationOptions(projectId, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: Nullable))
            .WithProjectParseOptions(projectId, new CSharpParseOptions(Language, DocumentationMode.Diagnose))
            .WithProjectMetadataReferences(projectId, References);
        if (Generates)
        {
            solution = solution.AddAnalyzerReference(projectId, new AnalysisGenerator());
        }

        if (OtherGenerated is not null)
        {
            solution = solution.AddAnalyzerReference(projectId, new AnalysisOtherGenerator(OtherGenerated));
        }

        foreach (var (file, text) in Sources)
        {
            solution = solution.AddDocument(DocumentId.CreateNewId(projectId), file, SourceText.From(text), filePath: Folder + file);
        }

        if (Plan is not null)
        {
            solution = solution.AddAdditionalDocument(DocumentId.CreateNewId(projectId), PlanFile, SourceText.From(Plan), filePath: Folder + PlanFile);
        }

        foreach (var (file, text) in Configurations)
        {
            solution = solution.AddAnalyzerConfigDocument(DocumentId.CreateNewId(projectId), file, SourceText.From(text), filePath: Folder + file);
        }

        return solution.GetProject(projectId)!;
    }

    /// <summary>Fails with the compiler's own words unless the project compiles.</summary>
    public async Task AssertCompilesAsync(Project project)
    {
        var compilation = (await project.GetCompilationAsync(TestContext.Current.CancellationToken))!;
        var errors = compilation.GetDiagnostics(TestContext.Current.CancellationToken)
            .Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error && !CompilerErrors.Contains(diagnostic.Id));
        var sources = string.Join("\n", compilation.SyntaxTrees.Select(static tree => $"--- {tree.FilePath}\n{tree}"));
        Assert.True(!errors.Any(), string.Join("\n", errors) + "\n" + sources);
    }
}
