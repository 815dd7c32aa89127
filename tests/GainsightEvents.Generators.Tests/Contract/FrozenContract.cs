using GainsightEvents.Generators.Tests.Harness;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Xunit;

namespace GainsightEvents.Generators.Tests.Contract;

/// <summary>What an assembly that was compiled earlier calls of the runtime, as text that is compiled in the runtime's place.</summary>
internal static class FrozenContract
{
    private const string Runtime = "GainsightEvents";

    private static readonly CSharpParseOptions Language = new(LanguageVersion.CSharp12);

    public static string Folder { get; } = Path.Combine(AnalysisDocumentation.Root, "tests", "GainsightEvents.Generators.Tests", "Contract");

    /// <summary>The framework and the runtime as it is.</summary>
    public static CSharpCompilation Present { get; } = Create("Present", [], AnalysisReferences.Current);

    /// <summary>The framework and the runtime as it was frozen.</summary>
    public static CSharpCompilation Frozen { get; } = Create("Frozen", [], [.. Framework, MetadataReference.CreateFromImage(Emit(Create(Runtime, [Path.Combine(Folder, "Runtime.cs")], Framework)))]);

    private static IEnumerable<MetadataReference> Framework =>
        AnalysisReferences.Current.Where(static reference => Path.GetFileName(reference.Display) != $"{Runtime}.dll");

    /// <summary>The runtime's public types in a compilation that references it, each with its public methods and constants as a compiled caller names them.</summary>
    public static Dictionary<string, HashSet<string>> Surface(Compilation compilation)
    {
        var runtime = compilation.SourceModule.ReferencedAssemblySymbols.Single(static assembly => assembly.Name == Runtime);
        return PublicTypes(runtime.GlobalNamespace).ToDictionary(
            static type => type.GetDocumentationCommentId()!,
            static type => type.GetMembers().Where(static member => member.DeclaredAccessibility == Accessibility.Public).Select(NameForCallers).OfType<string>().ToHashSet());
    }

    /// <summary>An assembly of these sources that was compiled against the frozen runtime.</summary>
    public static byte[] CompileAgainst(IEnumerable<SyntaxTree> sources) => Emit(Frozen.AddSyntaxTrees(sources));

    public static SyntaxTree Parse(string path) => CSharpSyntaxTree.ParseText(File.ReadAllText(path), Language, path);

    private static IEnumerable<INamedTypeSymbol> PublicTypes(INamespaceSymbol space) =>
        space.GetNamespaceMembers().SelectMany(PublicTypes)
            .Concat(space.GetTypeMembers().Where(static type => type.DeclaredAccessibility == Accessibility.Public));

    private static string? NameForCallers(ISymbol member) => member switch
    {
        IFieldSymbol { IsConst: true } constant => $"{constant.GetDocumentationCommentId()} = {constant.ConstantValue}",
        IMethodSymbol method =>
            $"{(method.IsStatic ? "static " : "")}{(method.IsInitOnly ? "init " : "")}{method.GetDocumentationCommentId()}: {method.RefKind} {method.ReturnType.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat)}",
        _ => null,
    };

    private static CSharpCompilation Create(string name, IEnumerable<string> files, IEnumerable<MetadataReference> references) =>
        CSharpCompilation.Create(name, files.Select(Parse), references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));

    private static byte[] Emit(CSharpCompilation compilation)
    {
        using var image = new MemoryStream();
        var emitted = compilation.Emit(image, cancellationToken: TestContext.Current.CancellationToken);
        Assert.True(emitted.Success, string.Join("\n", emitted.Diagnostics.Where(static diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)));
        return image.ToArray();
    }
}
