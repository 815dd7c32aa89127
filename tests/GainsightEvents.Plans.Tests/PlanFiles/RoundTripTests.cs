using FsCheck;
using FsCheck.Fluent;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Presets;
using GainsightEvents.Tests;

namespace GainsightEvents.Plans.Tests.PlanFiles;

/// <summary>A plan is read back as it was, and fits the shape that <c>events.schema.json</c> gives it.</summary>
public sealed class RoundTripTests
{
    // GAINSIGHT_LONG=1: 10,000 plans.
    private static readonly Config Config = Config.QuickThrowOnFailure
        .WithMaxTest(RunLength.IsLong ? 10_000 : 1_000);

    [Fact]
    public void Random_plans_are_read_back_as_they_were_and_fit_the_schema() =>
        Prop.ForAll(RandomPlans.All, static plan =>
        {
            var text = plan.Write();
            var read = PlanFile.Parse(text);
            Assert.Equal(text, read.Write());
            Assert.Equal(ConstraintsOf(plan), ConstraintsOf(read));
            Assert.Equal(plan, read);
            Assert.True(PlanFileShape.IsFitting(text), text);
        }).Check(Config);

    [Fact]
    public void The_presets_are_read_back_and_fit_the_schema()
    {
        var plan = PlanFile.Of(SaasPreset.Catalog, CustomEvent.Catalog);

        Assert.Equal(9, plan.Events.Count);
        Assert.Equal(plan, PlanFile.Parse(plan.Write()));
        Assert.True(PlanFileShape.IsFitting(plan.Write()));
    }

    [Fact]
    public void The_example_of_the_schema_fits_it_and_is_read()
    {
        var plan = PlanFile.Parse(PlanFileShape.Example);

        Assert.True(PlanFileShape.IsFitting(PlanFileShape.Example));
        Assert.Equal(["nxt:order_shipped (v02)", "px:Report Exported"], plan.Events.Select(static e => e.ToString()));
        Assert.Equal(plan, PlanFile.Parse(plan.Write()));
    }

    // First, for a failure shows them.
    private static IEnumerable<PlanConstraint> ConstraintsOf(PlanFile plan) =>
        plan.Events.SelectMany(static e => e.Members).SelectMany(static member => member.Constraints);
}
