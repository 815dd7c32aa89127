using System.Text;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Generators.Parsing.Types;

namespace GainsightEvents.CodeFixes;

/// <summary>Writes the record that declares what was posted by hand.</summary>
internal sealed class PostedEventRecord(PostedEvent posted, string typeName, bool isRequiredAccepted)
{
    // The fields of the envelope that have a mark; eventName and propertyKey are no members.
    private static readonly (string Field, MemberRole Role, string Member, string Type)[] Fields =
    [
        ("identifyId", MemberRole.IdentifyId, "UserId", "string"),
        ("accountId", MemberRole.AccountId, "AccountId", "string?"),
        ("sessionId", MemberRole.SessionId, "SessionId", "string?"),
        ("url", MemberRole.Url, "Url", "string?"),
        ("referrer", MemberRole.Referrer, "Referrer", "string?"),
        ("remoteHost", MemberRole.RemoteHost, "RemoteHost", "string?"),
        ("date", MemberRole.Date, "OccurredAt", "global::System.DateTimeOffset?"),
        ("userType", MemberRole.UserType, "UserType", "global::GainsightEvents.PxUserType?"),
        ("eventType", MemberRole.EventType, "EventType", "string?"),
    ];

    private readonly StringBuilder _text = new();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal) { typeName };

    /// <summary>The declaration, with full names that are shortened once it stands in its place.</summary>
    public string Write(string lineEnd)
    {
        var name = SymbolDisplay.FormatLiteral(posted.EventName ?? typeName, quote: true);
        _text.Append($"[global::GainsightEvents.GainsightEvent({name})]").Append(lineEnd);
        _text.Append($"public sealed partial record {typeName}").Append(lineEnd).Append('{').Append(lineEnd);
        foreach (var (field, role, member, type) in Fields)
        {
            // Without its user an event is none, so that member is there whatever was posted.
            if (role == MemberRole.IdentifyId || posted.Fields.ContainsKey(field))
            {
                AddMember($"[global::{Bare(MemberRoles.AttributeName(role))}] ", FindFree(member), type, lineEnd);
            }
        }

        foreach (var attribute in posted.Attributes)
        {
            var member = FindFree(TypeNameOf(attribute.Key));
            var named = CamelCase.Of(member) == attribute.Key
                ? ""
                : $"[global::{Bare(MetadataNames.JsonPropertyName)}({SymbolDisplay.FormatLiteral(attribute.Key, quote: true)})] ";
            AddMember(named, member, TypeOf(attribute.Value), lineEnd);
        }

        return _text.Append('}').ToString();
    }

    /// <summary>A name on the wire, or of an event, as C# names types and members: <c>feature_name</c> becomes <c>FeatureName</c>.</summary>
    public static string TypeNameOf(string name)
    {
        var text = new StringBuilder();
        var startsWord = true;
        foreach (var character in name)
        {
            if (SyntaxFacts.IsIdentifierPartCharacter(character) && character != '_')
            {
                text.Append(startsWord ? char.ToUpperInvariant(character) : character);
                startsWord = false;
            }
            else
            {
                startsWord = true;
            }
        }

        return text.Length == 0 || !SyntaxFacts.IsIdentifierStartCharacter(text[0]) ? "Event" + text : text.ToString();
    }

    private string FindFree(string name)
    {
        while (!_names.Add(name))
        {
            name += "Value";
        }

        return name;
    }

    private void AddMember(string attributes, string name, string type, string lineEnd)
    {
        // A class may be created with what is not required left out, and the compiler warns of a null in it.
        var isNeeded = !type.EndsWith("?", StringComparison.Ordinal);
        _text.Append($"    {attributes}public {(isNeeded && isRequiredAccepted ? "required " : "")}{type} {name} {{ get; init; }}")
            .Append(isNeeded && !isRequiredAccepted ? " = \"\";" : "")
            .Append(lineEnd);
    }

    // What has no form on the wire is left to its author as text.
    private static string TypeOf(IOperation value)
    {
        var type = value.Type;
        if (type is null || WireForms.Of(type) == WireForm.None || type.IsAnonymousType)
        {
            return "string?";
        }

        var name = type.ToDisplayString(SymbolDisplayFormat.FullyQualifiedFormat.WithMiscellaneousOptions(
            SymbolDisplayMiscellaneousOptions.UseSpecialTypes | SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers));
        return name.EndsWith("?", StringComparison.Ordinal) ? name : name + "?";
    }

    private static string Bare(string attributeName) => attributeName.Substring(0, attributeName.Length - "Attribute".Length);
}
