using System.Collections.Immutable;
using GainsightEvents.Plans.Comparison;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Tells a change of a plan as one sentence.</summary>
internal static class PlanDriftMessage
{
    /// <summary>The keys of the diagnostic's properties that hand the change to the code fix.</summary>
    public const string KindProperty = "Kind";

    public const string EventProperty = "Event";

    public const string MemberProperty = "Member";

    public static Diagnostic Create(DiagnosticDescriptor rule, Location location, PlanChange change) => Diagnostic.Create(
        rule,
        location,
        ImmutableDictionary<string, string?>.Empty
            .Add(KindProperty, change.Kind.ToString())
            .Add(EventProperty, change.Event)
            .Add(MemberProperty, change.Member),
        change.Subject,
        change.Sentence,
        change.Remedy is { Length: > 0 } remedy ? char.ToLowerInvariant(remedy[0]) + remedy.Substring(1).TrimEnd('.') : "");
}
