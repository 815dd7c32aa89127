using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Generators.Tests.Harness;
using GainsightEvents.Tests;
using Xunit;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>
/// Sources broken at random: the generator never throws, adds no mistake to those that are there, and does not depend on the order of files or on what
/// was there before; no analyzer throws. GAINSIGHT_LONG=1 tries ten times as many; GAINSIGHT_SEED=a,b tries others, such as those behind the seed that a failure prints.
/// </summary>
public sealed class MutationTests(ITestOutputHelper output)
{
    private static readonly int Count = RunLength.IsLong ? 10_000 : 1_000;

    private static readonly string Seed = Environment.GetEnvironmentVariable("GAINSIGHT_SEED") ?? "20261121,1";

    [Fact]
    public void The_generator_survives_broken_sources()
    {
        var emitted = 0;
        Check(Prop.ForAll(BrokenSources.Events, source => emitted += new MutatedProject(source.Text).Generate() ? 1 : 0), Count);

        output.WriteLine($"{emitted} of {Count} broken sources still reached the emitter.");
        Assert.InRange(emitted, Count / 3, Count - 1);
    }

    [Fact]
    public void The_analyzers_survive_broken_sources() =>
        Check(Prop.ForAll(BrokenSources.Events, static source => new MutatedProject(source.Text).AnalyzeAsync()), Count / 10);

    [Fact]
    public void What_is_remembered_of_sound_events_is_what_would_be_read()
    {
        var project = new RememberedProject();
        var changed = 0;
        Check(Prop.ForAll(BrokenSources.Shared, source => changed += project.Edit(source.Text) ? 1 : 0), Count / 2);

        output.WriteLine($"{changed} of {Count / 2} edits to what the events build on changed what is emitted.");
        Assert.InRange(changed, Count / 20, (Count / 2) - (Count / 20));
    }

    [Fact]
    public void A_source_that_fails_is_shrunk_to_the_edit_that_matters_and_printed_with_its_seed()
    {
        BrokenSource? smallest = null;
        var failure = Record.Exception(() => Check(Prop.ForAll(BrokenSources.Events, source =>
        {
            if (source.Mutations.Any(static mutation => mutation is Exchange))
            {
                smallest = source;
                Assert.Fail("Exchanged.");
            }
        }), Count));

        Assert.IsType<Exchange>(Assert.Single(smallest!.Mutations));
        Assert.Contains(smallest.Text, failure!.Message, StringComparison.Ordinal);
        Assert.Contains("seed", failure.Message, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public void The_sources_are_sound_before_they_are_broken() =>
        Assert.All(ValidSources.Events, static source => Assert.True(new GenerationProject(ValidSources.Shared, source).Generate().Files.Count == 2));

    private static void Check(Property property, int count)
    {
        var seed = Seed.Split(',', StringSplitOptions.TrimEntries).Select(ulong.Parse).ToArray();
        property.Check(Config.QuickThrowOnFailure.WithMaxTest(count).WithReplay(seed[0], seed[1]));
    }
}
