using System.Collections.Immutable;
using System.Reflection;
using BenchmarkDotNet.Attributes;
using GainsightEvents.Generators;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>What all rules together cost on the document that is typed in, an event's, beside an analyzer that registers the same actions and does nothing.</summary>
[MemoryDiagnoser]
[WarmupCount(30)] // The compiler is jitted too, and whoever comes first pays for it.
public class CompilationAnalyzerBenchmarks
{
    private AnalyzerOptions _options = new([]);
    private EditedProject _project = null!;
    private ImmutableArray<DiagnosticAnalyzer> _analyzers;

    /// <summary>Whether a declaration is typed beside the event, or a comment.</summary>
    [Params(false, true)]
    public bool InDeclaration { get; set; }

    [GlobalSetup(Target = nameof(Empty))]
    public void StartEmpty() => Start([new EmptyAnalyzer(Rules(), new EditedProject(events: 1, files: 4).Compilation)]);

    [GlobalSetup(Target = nameof(Ours))]
    public void StartOurs() => Start(Rules());

    [GlobalSetup(Target = nameof(OursWithPlan))]
    public void StartOursWithPlan()
    {
        Start(Rules());
        _options = new([new PlanText(ConsumerSources.Plan(events: 100))]);
        var differences = AnalyzeEdited();
        if (!differences.IsEmpty)
        {
            throw new InvalidOperationException($"The plan is not that of the project: {differences[0]}");
        }
    }

    [Benchmark(Baseline = true, Description = "an empty analyzer")]
    public ImmutableArray<Diagnostic> Empty() => AnalyzeEdited();

    [Benchmark(Description = "all rules")]
    public ImmutableArray<Diagnostic> Ours() => AnalyzeEdited();

    [Benchmark(Description = "all rules, with a plan file")]
    public ImmutableArray<Diagnostic> OursWithPlan() => AnalyzeEdited();

    private static ImmutableArray<DiagnosticAnalyzer> Rules() =>
    [
        .. typeof(EventGenerator).Assembly.GetTypes()
            .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
            .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!),
    ];

    private void Start(ImmutableArray<DiagnosticAnalyzer> analyzers)
    {
        _analyzers = analyzers;
        _project = new EditedProject(events: 100, files: 400);
        _project.AddGenerated();
    }

    // As an editor asks: for the one document, of a compilation that is new with every keystroke.
    private ImmutableArray<Diagnostic> AnalyzeEdited()
    {
        var compilation = InDeclaration ? _project.EditBesideEvent() : _project.EditEvent();
        var model = compilation.GetSemanticModel(_project.Edited!);
        return compilation.WithAnalyzers(_analyzers, _options).GetAnalyzerSemanticDiagnosticsAsync(model, null, CancellationToken.None).GetAwaiter().GetResult();
    }
}
