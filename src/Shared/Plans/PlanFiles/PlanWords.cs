using GainsightEvents.Model;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>The words of the plan file for what is an enum in C#.</summary>
internal static class PlanWords
{
    /// <summary>What is said of something deprecated whose <c>[Obsolete]</c> has no message.</summary>
    public const string Obsolete = "obsolete";

    public static IReadOnlyList<EventTarget> Targets { get; } = [EventTarget.Px, EventTarget.Nxt];

    public static IReadOnlyList<IdentitySource> Identities { get; } = [IdentitySource.Member, IdentitySource.FromContext];

    public static IReadOnlyList<WireKind> Types { get; } =
        [WireKind.String, WireKind.Integer, WireKind.Number, WireKind.Boolean, WireKind.DateTime, WireKind.Object, WireKind.Array];

    public static string Of(EventTarget target) => target == EventTarget.Px ? "px" : "nxt";

    public static string Of(IdentitySource identity) => identity == IdentitySource.Member ? "member" : "context";

    /// <summary>JSON Schema's types, and one for times: as strings they are all the same to a schema, but not to who reads the data.</summary>
    public static string Of(WireKind type) => type switch
    {
        WireKind.Integer => "integer",
        WireKind.Number => "number",
        WireKind.Boolean => "boolean",
        WireKind.DateTime => "dateTime",
        WireKind.Object => "object",
        WireKind.Array => "array",
        _ => "string",
    };
}
