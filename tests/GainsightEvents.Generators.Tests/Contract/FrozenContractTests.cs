using System.Text;
using Xunit;

namespace GainsightEvents.Generators.Tests.Contract;

/// <summary>
/// Assemblies with events outlive the runtime that they were compiled against: an application may bring a newer one. See
/// <c>docs/decisions/0009-frozen-contract.md</c>.
/// </summary>
public sealed class FrozenContractTests
{
    private const string Writer = "T:GainsightEvents.Serialization.EventWriter";

    public static TheoryData<string> Versions => [.. FrozenVersion.All];

    [Fact]
    public void Whatever_compiled_assemblies_call_is_there_as_it_was()
    {
        var present = FrozenContract.Surface(FrozenContract.Present);
        var frozen = FrozenContract.Surface(FrozenContract.Frozen);

        Assert.NotEmpty(frozen[Writer]);
        Assert.Empty(frozen.Keys.Except(present.Keys));
        Assert.Empty(frozen.SelectMany(type => type.Value.Except(present[type.Key])));
    }

    [Fact]
    public void Whatever_the_writer_offers_is_frozen() =>
        Assert.Empty(FrozenContract.Surface(FrozenContract.Present)[Writer].Except(FrozenContract.Surface(FrozenContract.Frozen)[Writer]));

    [Theory]
    [MemberData(nameof(Versions))]
    public async Task An_assembly_that_was_compiled_earlier_still_runs(string version)
    {
        var frozen = new FrozenVersion(version);
        await FreezeIfNewAsync(frozen);

        Assert.Equal(await File.ReadAllTextAsync(frozen.WirePath, TestContext.Current.CancellationToken), await FrozenVersion.RunAsync(frozen.Compile()));
    }

    /// <summary>What is emitted today may be run by the frozen version's runtime too; a call that is new is frozen with the next version.</summary>
    [Theory]
    [MemberData(nameof(Versions))]
    public async Task What_is_emitted_today_calls_nothing_but_what_is_frozen(string version)
    {
        var frozen = new FrozenVersion(version);

        Assert.Equal(await File.ReadAllTextAsync(frozen.WirePath, TestContext.Current.CancellationToken), await FrozenVersion.RunAsync(frozen.CompileAsEmittedToday()));
    }

    // What is frozen is never written again, not even where snapshots are accepted.
    private static async Task FreezeIfNewAsync(FrozenVersion version)
    {
        if (Directory.Exists(version.EmittedFolder) || Environment.GetEnvironmentVariable("VERIFY_ACCEPT") != "1")
        {
            return;
        }

        var emitted = version.Generate().ToList();
        Directory.CreateDirectory(version.EmittedFolder);
        foreach (var (file, text) in emitted)
        {
            await File.WriteAllTextAsync(Path.Combine(version.EmittedFolder, file), text, new UTF8Encoding(false), TestContext.Current.CancellationToken);
        }

        await File.WriteAllTextAsync(version.WirePath, await FrozenVersion.RunAsync(version.Compile()), new UTF8Encoding(false), TestContext.Current.CancellationToken);
    }
}
