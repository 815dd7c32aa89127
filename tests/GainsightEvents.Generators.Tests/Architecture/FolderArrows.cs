using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Xunit;

namespace GainsightEvents.Generators.Tests.Architecture;

/// <summary>Which folders of a project use which: every name in its sources, mapped by the compiler to the file that declares it.</summary>
internal sealed class FolderArrows
{
    // A partial method without its body, an interface that a generated part implements.
    private static readonly string[] GeneratedIsMissing = ["CS8795", "CS0535"];

    private readonly string _root;
    private readonly SortedSet<string> _found = new(StringComparer.Ordinal);

    private FolderArrows(string root) => _root = root;

    /// <summary>
    /// Asserts that folders use only what they may. Each line of the list names a folder, a colon, and the folders it may use, from the project's
    /// own; the folder of the project is a dot. An arrow that is not used has to leave the list.
    /// </summary>
    /// <param name="project">The project's folder, from the root of the repository.</param>
    /// <param name="allowed">The list.</param>
    /// <param name="implicitUsings">The namespaces of <c>&lt;Using&gt;</c> items and implicit usings.</param>
    /// <param name="linked">Folders of files that the project links, from the root of the repository.</param>
    /// <param name="references">What it is compiled against.</param>
    public static void AssertAllowed(string project, string allowed, string[] implicitUsings, string[] linked, IEnumerable<MetadataReference> references)
    {
        var repository = AnalysisReferences.Metadata("RepositoryRoot");
        var arrows = new FolderArrows(Path.Combine(repository, project));
        arrows.Read(Compile(Path.GetFileName(project), [arrows._root, .. linked.Select(folder => Path.Combine(repository, folder))], implicitUsings, references));
        var expected = allowed.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Select(line => line.Split(':'))
            .SelectMany(line => line[1].Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(used => $"{line[0]} -> {used}"));
        Assert.Equal(string.Join("\n", expected.Order(StringComparer.Ordinal)), string.Join("\n", arrows._found));
    }

    private static CSharpCompilation Compile(string assemblyName, IEnumerable<string> folders, string[] implicitUsings, IEnumerable<MetadataReference> references)
    {
        var options = new CSharpParseOptions(LanguageVersion.Preview, preprocessorSymbols: ["NET8_0_OR_GREATER", "NET10_0_OR_GREATER"]);
        var files = folders.SelectMany(folder => Directory.EnumerateFiles(folder, "*.cs", SearchOption.AllDirectories))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal));
        var compilation = CSharpCompilation.Create(
            assemblyName,
            [
                CSharpSyntaxTree.ParseText(string.Concat(implicitUsings.Select(name => $"global using global::{name};\n")), options),
                .. files.Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, Path.GetFullPath(file))),
            ],
            references,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, allowUnsafe: true));

        // A name that means nothing would be an arrow that is not seen. What generators add is missing, and is no folder's.
        Assert.Empty(compilation.GetDiagnostics(TestContext.Current.CancellationToken).Where(static each =>
            each.Severity == DiagnosticSeverity.Error && !GeneratedIsMissing.Contains(each.Id)));
        return compilation;
    }

    private void Read(CSharpCompilation compilation)
    {
        foreach (var tree in compilation.SyntaxTrees)
        {
            var model = compilation.GetSemanticModel(tree);
            foreach (var name in tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<SimpleNameSyntax>())
            {
                var symbol = model.GetSymbolInfo(name, TestContext.Current.CancellationToken).Symbol;
                foreach (var declaration in ((symbol as ITypeSymbol ?? symbol?.ContainingType)?.OriginalDefinition.DeclaringSyntaxReferences) ?? [])
                {
                    if (FolderOf(tree) is { } user && FolderOf(declaration.SyntaxTree) is { } used && user != used)
                    {
                        _found.Add($"{user} -> {used}");
                    }
                }
            }
        }
    }

    // Linked files are everybody's.
    private string? FolderOf(SyntaxTree tree) =>
        Path.GetRelativePath(_root, Path.GetDirectoryName(tree.FilePath) ?? "") is var folder && !folder.StartsWith("..", StringComparison.Ordinal)
            ? folder.Replace('\\', '/')
            : null;
}
