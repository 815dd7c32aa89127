using System.Globalization;
using Xunit;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>
/// Sources broken at random: the generator never throws, adds no mistake to those that are there, and does not depend on the order of files; no analyzer
/// throws. GAINSIGHT_LONG=1 tries ten times as many; GAINSIGHT_SEED=… tries others.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly int Count = Environment.GetEnvironmentVariable("GAINSIGHT_LONG") == "1" ? 10_000 : 1_000;

    private static readonly int Seed = int.Parse(Environment.GetEnvironmentVariable("GAINSIGHT_SEED") ?? "1", CultureInfo.InvariantCulture);

    [Fact]
    public void The_generator_survives_broken_sources()
    {
        var emitted = 0;
        for (var i = 0; i < Count; i++)
        {
            var source = Source(i);
            emitted += Try(() => new MutatedProject(source).Generate(), source, i) ? 1 : 0;
        }

        output.WriteLine($"{emitted} of {Count} broken sources still reached the emitter.");
        Assert.InRange(emitted, Count / 3, Count - 1);
    }

    [Fact]
    public async Task The_analyzers_survive_broken_sources()
    {
        for (var i = 0; i < Count; i += 10)
        {
            await new MutatedProject(Source(i)).AnalyzeAsync();
        }
    }

    [Fact]
    public void The_sources_are_sound_before_they_are_broken() =>
        Assert.All(ValidSources.Events, static source => Assert.True(new Harness.GenerationProject(ValidSources.Shared, source).Generate().Files.Count == 2));

    private static string Source(int i) => new SourceMutator(new Random(HashCode(i))).Mutate(ValidSources.Events[i % ValidSources.Events.Length]);

    // Not HashCode.Combine, which differs from process to process.
    private static int HashCode(int i) => unchecked((Seed * 1_000_003) + i);

    private static bool Try(Func<bool> generate, string source, int i)
    {
        try
        {
            return generate();
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new InvalidOperationException($"Seed {Seed}, case {i}:\n{source}\n{e.Message}", e);
        }
    }
}
