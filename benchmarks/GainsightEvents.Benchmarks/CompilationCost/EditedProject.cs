using System.Globalization;
using GainsightEvents.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>A project that somebody types in: each edit makes a fresh syntax tree and a new compilation.</summary>
internal sealed class EditedProject
{
    private static readonly CSharpParseOptions ParseOptions = new(LanguageVersion.Latest);
    private static readonly MetadataReference[] References =
    [
        .. SdkPacks.ReferenceAssemblies().Select(path => MetadataReference.CreateFromFile(path)),
        MetadataReference.CreateFromFile(typeof(IGainsightEvent).Assembly.Location),
        MetadataReference.CreateFromFile(typeof(ILogger).Assembly.Location),
    ];

    private readonly int _plain;
    private readonly int _event;
    private readonly SyntaxTree[] _trees;
    private int _edits;

    /// <param name="events">How many events; there are as many logging methods.</param>
    /// <param name="files">How many files in all.</param>
    public EditedProject(int events, int files)
    {
        _event = events - 1;
        _plain = files - 1;
        _trees =
        [
            .. Enumerable.Range(0, events).Select(ConsumerSources.Event)
                .Concat(Enumerable.Range(0, events).Select(ConsumerSources.Log))
                .Append(ConsumerSources.JsonContext(events))
                .Concat(Enumerable.Range(0, files - (2 * events) - 1).Select(number => ConsumerSources.Plain(number, inMethod: 0, declared: 0)))
                .Select((text, index) => CSharpSyntaxTree.ParseText(text, ParseOptions, string.Create(CultureInfo.InvariantCulture, $"/acme/{index}.cs"))),
        ];
        Compilation = CSharpCompilation.Create(
            "Acme", _trees, References, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    public CSharpCompilation Compilation { get; private set; }

    /// <summary>The tree that was edited last.</summary>
    public SyntaxTree? Edited { get; private set; }

    /// <summary>A driver that has run once. Fails unless the generator made something of this project.</summary>
    public GeneratorDriver Start(IIncrementalGenerator generator)
    {
        var driver = CSharpGeneratorDriver.Create([generator.AsSourceGenerator()], parseOptions: ParseOptions).RunGenerators(Compilation);
        var result = driver.GetRunResult().Results.Single();
        return result.Exception is null && result.GeneratedSources.Length > 0
            ? driver
            : throw new InvalidOperationException($"{generator} generated nothing: {result.Exception}");
    }

    /// <summary>The project as the compiler sees it, generated files included.</summary>
    public void AddGenerated()
    {
        CSharpGeneratorDriver.Create([new EventGenerator().AsSourceGenerator()], parseOptions: ParseOptions)
            .RunGeneratorsAndUpdateCompilation(Compilation, out var compilation, out _);
        Compilation = (CSharpCompilation)compilation;
    }

    /// <summary>Types a digit into a method, in a file that declares no event.</summary>
    public CSharpCompilation EditMethodElsewhere() => Edit(_plain, ConsumerSources.Plain(_plain, inMethod: ++_edits, declared: 0));

    /// <summary>Types a digit into a declaration, in a file that declares no event.</summary>
    public CSharpCompilation EditDeclarationElsewhere() => Edit(_plain, ConsumerSources.Plain(_plain, inMethod: 0, declared: ++_edits));

    /// <summary>Types into a comment, in a file that declares one.</summary>
    public CSharpCompilation EditEvent() => Edit(_event, ConsumerSources.Event(_event) + string.Create(CultureInfo.InvariantCulture, $"// {++_edits}"));

    /// <summary>Types into a declaration beside the event, in a file that declares one.</summary>
    public CSharpCompilation EditBesideEvent() =>
        Edit(_event, ConsumerSources.Event(_event) + string.Create(CultureInfo.InvariantCulture, $"\ninternal sealed class Beside{++_edits};"));

    private CSharpCompilation Edit(int index, string text)
    {
        Edited = CSharpSyntaxTree.ParseText(text, ParseOptions, _trees[index].FilePath);
        Compilation = Compilation.ReplaceSyntaxTree(_trees[index], Edited);
        _trees[index] = Edited;
        return Compilation;
    }
}
