using System.CommandLine;
using GainsightEvents.Plans.Comparison;
using GainsightEvents.Plans.PlanFiles;
using GainsightEvents.Tool.Commands;
using GainsightEvents.Tool.Terminals;

namespace GainsightEvents.Tool.Plans;

/// <summary><c>plan diff</c>: what changed between two plans, and what it means.</summary>
internal sealed class DiffCommand : ToolCommand
{
    private readonly Argument<string> _before = new("before") { Description = $"The plan that holds. {PlanReference.Description}" };
    private readonly Argument<string> _after = new("after") { Description = "The plan that shall hold, named in the same ways.", DefaultValueFactory = static _ => "." };
    private readonly Option<int?> _pxEventLimit = new("--px-event-limit") { Description = "How many custom events the subscription of Gainsight PX admits: one beyond it breaks." };

    private readonly Option<FailOn> _failOn = new("--fail-on")
    {
        Description = "From which change on the command exits with 1: an error, which breaks and nothing announces; whatever breaks; a warning; or any change.",
        DefaultValueFactory = static _ => FailOn.Error,
    };

    public DiffCommand()
        : base("diff", "What changed between two plans: compatible, a warning, or breaking for who reads the data at Gainsight or for the code that publishes.")
    {
        Arguments.Add(_before);
        Arguments.Add(_after);
        Options.Add(_pxEventLimit);
        Options.Add(_failOn);
    }

    protected override async Task<int> RunAsync(ParseResult result, Terminal terminal, CancellationToken cancellationToken)
    {
        var (from, to) = (result.GetValue(_before)!, result.GetValue(_after)!);
        var before = await PlanReference.ReadAsync(from, cancellationToken);
        var after = await PlanReference.ReadAsync(to, cancellationToken);
        if (PlanReference.IsAssembly(from) != PlanReference.IsAssembly(to))
        {
            // Doc comments are in no assembly, so that nothing can be said of their changes.
            (before, after) = (WithoutDescriptions(before), WithoutDescriptions(after));
        }

        var comparison = PlanComparison.Of(before, after, result.GetValue(_pxEventLimit));
        ComparisonReport.Tell(terminal, comparison, before.Version, after.Version);

        return comparison.Changes.Any(change => Fails(change, result.GetValue(_failOn))) ? ExitCodes.Found : ExitCodes.Success;
    }

    private static PlanFile WithoutDescriptions(PlanFile plan) => plan with
    {
        Events = plan.Events.Select(static planned => planned with
        {
            Description = null,
            Members = planned.Members.Select(static member => member with { Description = null }).ToPlanList(),
        }).ToPlanList(),
    };

    private static bool Fails(PlanChange change, FailOn failOn) => failOn switch
    {
        FailOn.Any => true,
        FailOn.Warning => change.Class >= PlanChangeClass.Warning,
        FailOn.Breaking => change.Class == PlanChangeClass.Breaking,
        _ => change.IsError,
    };
}

/// <summary>Which change makes a comparison fail.</summary>
internal enum FailOn
{
    /// <summary>One that breaks, and that nothing announces.</summary>
    Error = 0,

    /// <summary>One that breaks.</summary>
    Breaking,

    /// <summary>One that somebody has to know of.</summary>
    Warning,

    /// <summary>Any.</summary>
    Any,
}
