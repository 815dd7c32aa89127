using BenchmarkDotNet.Attributes;
using GainsightEvents.Generators;
using Microsoft.CodeAnalysis;

namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>How the cost of a keystroke grows with the number of events: typed into an unrelated file, and into an event's own.</summary>
[MemoryDiagnoser]
[WarmupCount(30)] // The compiler is jitted too, and whoever comes first pays for it.
public class CompilationScaleBenchmarks
{
    private EditedProject _project = null!;
    private GeneratorDriver _driver = null!;

    [Params(10, 100, 1000)]
    public int Events { get; set; }

    [GlobalSetup]
    public void Start()
    {
        _project = new EditedProject(Events, files: (2 * Events) + 200);
        _driver = _project.Start(new EventGenerator());
    }

    [Benchmark(Description = "a method elsewhere")]
    public GeneratorDriver EditMethodElsewhere() => _driver = _driver.RunGenerators(_project.EditMethodElsewhere());

    [Benchmark(Description = "a declaration elsewhere")]
    public GeneratorDriver EditDeclarationElsewhere() => _driver = _driver.RunGenerators(_project.EditDeclarationElsewhere());

    [Benchmark(Description = "an event")]
    public GeneratorDriver EditEvent() => _driver = _driver.RunGenerators(_project.EditEvent());
}
