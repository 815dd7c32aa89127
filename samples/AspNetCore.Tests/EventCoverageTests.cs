using System.Reflection;
using AspNetCore.Reports;
using GainsightEvents;
using GainsightEvents.Testing;

namespace AspNetCore.Tests;

/// <summary>xunit runs a collection that is not parallel after all that are, so its tests see what the others have caused.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AtTheEnd
{
    public const string Name = "At the end";
}

/// <summary>What the run as a whole has shown. Run alone, this has nothing to look at and fails.</summary>
[Collection(AtTheEnd.Name)]
public sealed class EventCoverageTests(SampleApp app)
{
    private static readonly string RatchetFile = Path.Combine(
        typeof(EventCoverageTests).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "ProjectFolder").Value!,
        "events.coverage.txt");

    [Fact]
    public void All_events_arrived_good_and_none_less_than_before()
    {
        app.Emulator.ShouldHaveNoBadEvents();

        var coverage = new EventCoverage(EventCatalog.Of<ReportCreated>());
        coverage.Add(app.Emulator);
        coverage.ShouldNotFallBelow(RatchetFile);
    }
}
