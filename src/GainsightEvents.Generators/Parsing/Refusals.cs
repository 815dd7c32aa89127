using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Says why an event cannot be written, for whoever silences the Error that says so and runs the code all the same.</summary>
internal static class Refusals
{
    /// <summary>One sentence an obstacle; null where there is none.</summary>
    public static string? Find(INamedTypeSymbol type, IReadOnlyList<EventProperty> properties, CancellationToken cancellationToken)
    {
        var obstacle = GenerationObstacles.FindInNames(type) is var inNames and not GenerationObstacle.None
            ? inNames
            : GenerationObstacles.FindInShape(type, cancellationToken).Obstacle;
        if (obstacle != GenerationObstacle.None)
        {
            return $"Event '{type.Name}' cannot be sent: see the Error {RuleOf(obstacle)} at its declaration.";
        }

        var members = UnsupportedMembers.Find(properties);
        return members.Count == 0 ? null : string.Join("\n", members.Select(member => OfMember(type.Name, member.Path, member.Reason)));
    }

    /// <summary>What is said of a member that cannot be sent.</summary>
    private static string OfMember(string type, string path, string reason) => $"Member '{path}' of event '{type}' cannot be sent: {reason}.";

    private static string RuleOf(GenerationObstacle obstacle) => obstacle switch
    {
        GenerationObstacle.NotPartial => "GSE0003",
        GenerationObstacle.NoName => "GSE0006",
        GenerationObstacle.LoneSurrogate => "GSE0025",
        _ => "GSE0005",
    };
}
