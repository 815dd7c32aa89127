using GainsightEvents.Plans.Comparison;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Presets;

namespace GainsightEvents.Plans.Tests.Comparison;

/// <summary>What a change of a plan is called, what it means, and which version it asks for.</summary>
public sealed class PlanComparisonTests
{
    public static TheoryData<string> Cases => [.. PlanChangeCase.All.Keys];

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_change_has_its_kind_and_class(string name)
    {
        var (tested, comparison) = Compare(name);

        Assert.Equal(tested.Expected, comparison.Changes.Select(Shown));
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void The_whole_is_as_grave_as_its_gravest_change_and_the_version_rises_with_it(string name)
    {
        var (tested, comparison) = Compare(name);

        var isBreaking = tested.Expected.Any(static each => each.Contains(" Breaking", StringComparison.Ordinal));
        var isWarning = tested.Expected.Any(static each => each.Contains(" Warning", StringComparison.Ordinal));
        var isMoreThanWords = tested.Expected.Any(static each => !each.StartsWith("Described", StringComparison.Ordinal) && !each.StartsWith("PersonalChanged", StringComparison.Ordinal));
        Assert.Equal(isBreaking ? PlanChangeClass.Breaking : isWarning ? PlanChangeClass.Warning : PlanChangeClass.Compatible, comparison.Class);
        Assert.Equal(tested.Expected.Any(static each => each.Contains(" Breaking", StringComparison.Ordinal) && !each.Contains(" announced", StringComparison.Ordinal)), comparison.HasErrors);
        Assert.Equal(
            isBreaking ? VersionAdvice.Major : isMoreThanWords ? VersionAdvice.Minor : tested.Expected.Length > 0 ? VersionAdvice.Patch : VersionAdvice.None,
            comparison.Advice);
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_change_is_told_in_a_sentence_that_names_what_changed_and_what_to_do(string name)
    {
        foreach (var change in Compare(name).Comparison.Changes)
        {
            Assert.StartsWith(change.Member is null ? $"{change.Event}: " : $"{change.Event}, {change.Member}: ", change.Message, StringComparison.Ordinal);
            Assert.EndsWith(".", change.Message, StringComparison.Ordinal);
            Assert.Equal(change.IsError, change.Message.Contains(". Keep ", StringComparison.Ordinal) || change.Message.Contains(". Give ", StringComparison.Ordinal)
                || change.Message.Contains(". Publish ", StringComparison.Ordinal) || change.Message.Contains(". Retire ", StringComparison.Ordinal));
            Assert.NotEqual(change.Before, change.After);
        }
    }

    [Fact]
    public void The_matrix_has_every_kind_of_change()
    {
        Assert.True(PlanChangeCase.All.Count >= 60);
        Assert.Empty(Enum.GetNames<PlanChangeKind>().Except(PlanChangeCase.All.Values.SelectMany(static each => each.Expected).Select(static each => each.Split(' ')[0])));
    }

    [Theory]
    [InlineData("an event is removed", "px:Report Exported: is removed, and its data end. Keep the event in the plan with the note \"retired\", and the day and what replaces it.")]
    [InlineData("an event is retired", "px:Report Exported: is retired: 2026-11-27, replaced by another.")]
    [InlineData("an event is deprecated", "px:Report Exported: is about to end: Use another.")]
    [InlineData("a text must be shorter", "px:E, attributes.a: may refuse values that were admitted: maxLength 9 instead of maxLength 10. Publish it under a new name, and keep this one in the plan with the note \"retired\".")]
    [InlineData("an event goes to another topic", "nxt:order_shipped (v01): has the topic 'b' and no longer the topic 'a'; what reads the one does not read the other. Give the event a new version, or publish it under a new name and retire this one.")]
    [InlineData("a PX event is added beyond the limit", "px:Report Exported: is new, and 2 events are more than the 1 that the subscription admits. Retire another event, or have the subscription extended.")]
    public void A_change_is_told_for_people(string name, string message) =>
        Assert.Equal(message, Assert.Single(Compare(name).Comparison.Changes).Message);

    [Theory]
    [InlineData("1.2.3", "a member is removed", "2.0.0")]
    [InlineData("1.2.3", "an event is retired", "2.0.0")]
    [InlineData("1.2.3", "a member is added", "1.3.0")]
    [InlineData("1.2.3", "an event is described", "1.2.4")]
    [InlineData("1.2.3", "nothing changes", "1.2.3")]
    [InlineData("0.2.3", "a member is removed", "0.3.0")]
    [InlineData("0.2.3", "a member is added", "0.3.0")]
    [InlineData(null, "a member is removed", null)]
    public void The_version_that_the_new_plan_should_have_is_told(string? version, string name, string? advised) =>
        Assert.Equal(advised, Compare(name, version).Comparison.AdvisedVersion);

    [Fact]
    public void A_plan_is_compared_to_itself_without_a_change_and_to_nothing_with_an_event_each()
    {
        var plan = PlanFile.Of(SaasPreset.Catalog);

        Assert.Empty(PlanComparison.Of(plan, PlanFile.Parse(plan.Write())).Changes);
        Assert.Equal(9, PlanComparison.Of(PlanFile.Of(), plan).Changes.Count);
    }

    [Fact]
    public void Nothing_is_compared_to_nothing()
    {
        Assert.Throws<ArgumentNullException>(() => PlanComparison.Of(null!, PlanFile.Of()));
        Assert.Throws<ArgumentNullException>(() => PlanComparison.Of(PlanFile.Of(), null!));
    }

    private static (PlanChangeCase Tested, PlanComparison Comparison) Compare(string name, string? version = null)
    {
        var tested = PlanChangeCase.All[name];
        var comparison = PlanComparison.Of(
            new PlanFile { Version = version, Events = new(tested.Before) }, new PlanFile { Events = new(tested.After) }, tested.Limit);
        return (tested, comparison);
    }

    private static string Shown(PlanChange change)
    {
        var member = change.Member is { Length: > 100 } name ? name[..14] + "…" : change.Member;
        return $"{change.Kind} {change.Class}{(change.IsAnnounced ? " announced" : "")}{(member is null ? "" : $" of {member}")}";
    }
}
