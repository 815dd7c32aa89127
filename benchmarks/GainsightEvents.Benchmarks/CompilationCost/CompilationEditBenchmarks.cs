using BenchmarkDotNet.Attributes;
using GainsightEvents.Generators;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>
/// What a keystroke in an unrelated file costs in a project of 400 files, with 100 events that are also known to System.Text.Json and 100 logging
/// methods: parsing the file, and one run of each generator alone.
/// </summary>
[MemoryDiagnoser]
[WarmupCount(30)] // The compiler is jitted too, and whoever comes first pays for it.
public class CompilationEditBenchmarks
{
    private EditedProject _project = null!;
    private GeneratorDriver _driver = null!;

    /// <summary>Where the digit is typed. A declaration may matter to an event, whatever file it is in; what a method does cannot.</summary>
    [Params("a method", "a declaration")]
    public string EditIn { get; set; } = "";

    [GlobalSetup(Target = nameof(Floor))]
    public void StartFloor() => Start(new NameGenerator());

    [GlobalSetup(Target = nameof(Ours))]
    public void StartOurs() => Start(new EventGenerator());

    [GlobalSetup(Target = nameof(SystemTextJson))]
    public void StartSystemTextJson() => Start(SdkPacks.JsonGenerator());

    [GlobalSetup(Target = nameof(LoggerMessage))]
    public void StartLoggerMessage() => Start(SdkPacks.LoggerMessageGenerator());

    [Benchmark(Description = "floor: the event's name")]
    public GeneratorDriver Floor() => Edit();

    [Benchmark(Description = "GainsightEvents")]
    public GeneratorDriver Ours() => Edit();

    [Benchmark(Baseline = true, Description = "System.Text.Json")]
    public GeneratorDriver SystemTextJson() => Edit();

    [Benchmark(Description = "LoggerMessage")]
    public GeneratorDriver LoggerMessage() => Edit();

    private void Start(IIncrementalGenerator generator)
    {
        _project = new EditedProject(events: 100, files: 400);
        _driver = _project.Start(generator);
    }

    private GeneratorDriver Edit() => _driver = _driver.RunGenerators(EditIn == "a method" ? _project.EditMethodElsewhere() : _project.EditDeclarationElsewhere());
}
