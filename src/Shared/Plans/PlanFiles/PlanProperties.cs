namespace GainsightEvents.Plans.PlanFiles;

/// <summary>The names of the plan file's properties, for the writer and the reader.</summary>
internal static class PlanProperties
{
    public const string Format = "format";
    public const string Version = "version";
    public const string Events = "events";
    public const string Target = "target";
    public const string Name = "name";
    public const string Product = "product";
    public const string Identity = "identity";
    public const string Topic = "topic";
    public const string Contract = "contract";
    public const string OtherMembers = "otherMembers";
    public const string Description = "description";
    public const string Owner = "owner";
    public const string ExpiresOn = "expiresOn";
    public const string Deprecated = "deprecated";
    public const string Retired = "retired";
    public const string Members = "members";
    public const string Type = "type";
    public const string Required = "required";
    public const string Personal = "personal";
    public const string Constraints = "constraints";

    /// <summary>The one format there is. A later one that earlier readers would misunderstand has another number.</summary>
    public const int CurrentFormat = 1;

    public static IReadOnlyList<string> OfFile { get; } = [Format, Version, Events];

    public static IReadOnlyList<string> OfMember { get; } =
        [Name, Type, Required, Personal, Constraints, Description, Deprecated, Retired];

    public static IReadOnlyList<string> OfEvent(EventTarget target) =>
    [
        Target, Name,
        .. target == EventTarget.Px ? (string[])[Product, Identity] : [Version, Topic, Contract],
        OtherMembers, Description, Owner, ExpiresOn, Deprecated, Retired, Members,
    ];
}
