using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.CodeFixes;

/// <summary>Writes the property that declares a member as a plan says.</summary>
internal static class PlanMemberText
{
    private const int LongestName = 200;

    // The fields of the envelope by their names on the wire, with the members' names and types.
    private static readonly (MemberRole Role, string Name, string Type)[] Fields =
    [
        (MemberRole.IdentifyId, "UserId", "string"),
        (MemberRole.AccountId, "AccountId", "string"),
        (MemberRole.SessionId, "SessionId", "string"),
        (MemberRole.Url, "Url", "global::System.Uri"),
        (MemberRole.Referrer, "Referrer", "global::System.Uri"),
        (MemberRole.RemoteHost, "RemoteHost", "string"),
        (MemberRole.Date, "OccurredAt", "global::System.DateTimeOffset"),
        (MemberRole.UserType, "UserType", "global::GainsightEvents.PxUserType"),
        (MemberRole.GlobalContext, "GlobalContext", "global::System.Collections.Generic.IReadOnlyDictionary<string, string>"),
        (MemberRole.EventId, "EventId", "global::System.Guid"),
        (MemberRole.EventType, "EventType", "string"),
    ];

    /// <summary>The lines of the declaration, with full names and without indentation.</summary>
    /// <param name="target">Where the event goes.</param>
    /// <param name="member">The member.</param>
    /// <param name="takeName">Takes the name that would be best, and gives one that is free.</param>
    /// <param name="isRequiredAccepted">Whether the project's language has <c>required</c>.</param>
    public static IEnumerable<string> Write(EventTarget target, PlanMember member, Func<string, string> takeName, bool isRequiredAccepted)
    {
        var field = target == EventTarget.Px ? Array.Find(Fields, each => EnvelopeField.Of(each.Role) == member.Name) : default;
        var isField = field.Name is not null;
        var wireName = member.Name.StartsWith(PlanMember.AttributePrefix, StringComparison.Ordinal) && target == EventTarget.Px
            ? member.Name.Substring(PlanMember.AttributePrefix.Length)
            : member.Name;
        var name = takeName(isField ? field.Name! : NameOf(wireName));
        var constraints = new PlanConstraintAttributes(member);
        foreach (var line in PlanWordsText.Write(member.Description, owner: null, member.Deprecated, member.Retired))
        {
            yield return line;
        }

        if (isField)
        {
            yield return PlanAttribute.Write(MemberRoles.AttributeName(field.Role));
        }
        else if (CamelCase.Of(name) != wireName)
        {
            yield return PlanAttribute.WriteText(MetadataNames.JsonPropertyName, wireName);
        }

        if (member.Personal)
        {
            yield return PlanAttribute.Write(MetadataNames.Personal);
        }

        foreach (var constraint in constraints.Attributes)
        {
            yield return constraint;
        }

        var type = isField && !(field.Type == "global::System.Uri" && constraints.Attributes.Count > 0) ? field.Type : TypeOf(member.Type, constraints.NumberType);
        var isRequired = member.Required;

        // The compiler warns of what is obsolete and required.
        var isMarked = isRequired && isRequiredAccepted && member.Deprecated is null;
        var initializer = isRequired && !isMarked ? InitializerOf(type) : "";
        yield return $"public {(isMarked ? "required " : "")}{type}{(isRequired ? "" : "?")} {name} {{ get; init; }}{initializer}";
    }

    // The compiler admits 1,023 characters.
    private static string NameOf(string wireName) =>
        PostedEventRecord.TypeNameOf(wireName) is { Length: > LongestName } name ? name.Substring(0, LongestName) : PostedEventRecord.TypeNameOf(wireName);

    private static string TypeOf(WireKind type, string numberType) => type switch
    {
        WireKind.Integer or WireKind.Number => numberType,
        WireKind.Boolean => "bool",
        WireKind.DateTime => "global::System.DateTimeOffset",
        WireKind.Object => "global::System.Collections.Generic.IReadOnlyDictionary<string, string>",
        WireKind.Array => "global::System.Collections.Generic.IReadOnlyList<string>",
        _ => "string",
    };

    private static string InitializerOf(string type) => type switch
    {
        "string" => " = \"\";",
        "global::System.Uri" => " = new(\"about:blank\");",
        _ when type.Contains("IReadOnlyDictionary") => " = new global::System.Collections.Generic.Dictionary<string, string>();",
        _ when type.Contains("IReadOnlyList") => " = new string[0];",
        _ => "",
    };
}
