using System.Runtime.CompilerServices;
using GainsightEvents.Settings;
using GainsightEvents.Tool.Settings;

namespace GainsightEvents.Tool.Doctor;

/// <summary>Looks at where a lane sends to: the way there, then what Gainsight says to its keys.</summary>
internal static class LaneChecks
{
    public static async IAsyncEnumerable<Finding> RunAsync(
        LaneSettings lane, ApplicationSettings application, EventCatalog catalog, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reached = true;
        await foreach (var finding in HostChecks.RunAsync(lane.BaseAddress!, lane.Timeout, cancellationToken))
        {
            reached &= finding.Level != FindingLevel.Error;
            yield return finding;
        }

        if (!reached)
        {
            yield break;
        }

        await using var probe = new KeyProbe(application, catalog);
        var found = lane is PxLaneSettings px ? await probe.AskPxAsync(px, cancellationToken) : await probe.AskNxtAsync((NxtLaneSettings)lane, cancellationToken);
        yield return found;
    }
}
