using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the statements that write the fields around the attributes.</summary>
internal sealed class EnvelopeEmitter(JsonEmitter json, SourceWriter source, EnvelopeModel envelope)
{
    // Those that the context fills where the event has no member for them, by their names in EnvelopeFields, which are those of the marks.
    private static readonly (MemberRole Role, string Method)[] FromContext =
    [
        (MemberRole.AccountId, "WriteAccountId"),
        (MemberRole.SessionId, "WriteSessionId"),
        (MemberRole.Url, "WriteEventUrl"),
        (MemberRole.Referrer, "WriteReferrer"),
        (MemberRole.RemoteHost, "WriteRemoteHost"),
        (MemberRole.EventType, "WriteEventType"),
    ];

    public void Emit(EventModel model)
    {
        EmitIdentifyId(model);
        if (Find(model, MemberRole.UserType) is { } userType)
        {
            json.Check(userType.Member, userType.Member.Read, $"{userType.Index}");
            json.Statement($"writer.WriteUserType({userType.Member.Read}, {userType.Index});");
        }
        else
        {
            json.Statement("writer.WriteUserType();");
        }

        EmitField(model, MemberRole.Date, "WriteEventDate", orElse: "writer.WriteEventDate();");
        EmitContextFields(model);
        EmitGlobalContext(model);
        EmitField(model, MemberRole.EventId, "WriteEventId", orElse: "writer.WriteEventId();");
    }

    private void EmitIdentifyId(EventModel model)
    {
        json.Literal(",\"identifyId\":");
        if (Find(model, MemberRole.IdentifyId) is not { } found)
        {
            json.Statement("writer.WriteIdentifyIdFromContext();");
            return;
        }

        var (member, index) = found;
        json.Check(member, member.Read, $"{index}");
        if (envelope.NullIdentity == NullIdentity.IsPassedOn)
        {
            json.Statement($"writer.WriteIdentifyId({member.Read}, {index});");
            return;
        }

        json.Statement($"if ({member.Read} is {{ }} {member.Local})");
        source.Lines(
            $$"""
            {
                writer.WriteIdentifyId({{member.Local}}, {{index}});
            }
            else
            {
                {{(envelope.NullIdentity == NullIdentity.IsFilledFromContext ? "writer.WriteIdentifyIdFromContext();" : $"writer.WriteIdentifyId((string?)null, {index});")}}
            }
            """);
        source.BlankLine();
    }

    // Always behind other fields, and JSON of its own kind: only what is among the attributes is stored as text.
    private void EmitGlobalContext(EventModel model)
    {
        if (Find(model, MemberRole.GlobalContext) is { } found)
        {
            var index = CSharpText.Constant(found.Index)!;
            new JsonEmitter(source, nestedAsText: false).Member(found.Member with { WireName = "globalContext" }, Separator.Comma, index);
            source.Lines("writer.DropEmptyGlobalContext();");
            if (found.Member.Absence == Absence.WhenNull)
            {
                source.Open($"if ({found.Member.Read} is null)");
                source.Lines("writer.WriteContextFields(global::GainsightEvents.Serialization.EnvelopeFields.GlobalContext);");
                source.Close();
                source.BlankLine();
            }
        }
    }

    private void EmitContextFields(EventModel model)
    {
        var undeclared = new List<string>();
        foreach (var (role, method) in FromContext)
        {
            if (Find(model, role) is null)
            {
                undeclared.Add("global::GainsightEvents.Serialization.EnvelopeFields." + role);
            }
            else
            {
                EmitField(model, role, method);
            }
        }

        if (Find(model, MemberRole.GlobalContext) is null)
        {
            undeclared.Add("global::GainsightEvents.Serialization.EnvelopeFields.GlobalContext");
        }

        if (undeclared.Count > 0)
        {
            json.Statement($"writer.WriteContextFields(\n    {string.Join("\n    | ", undeclared)});");
        }
    }

    private void EmitField(EventModel model, MemberRole role, string method, string? orElse = null)
    {
        if (Find(model, role) is { } found)
        {
            if (found.Member.NeedsNullCheck)
            {
                json.Statement($"writer.RequireValue({found.Member.Read}, {found.Index});");
            }

            json.Check(found.Member, found.Member.Read, $"{found.Index}");
            json.Statement($"writer.{method}({found.Member.Read});");
        }
        else if (orElse is not null)
        {
            json.Statement(orElse);
        }
    }

    private (MemberModel Member, int Index)? Find(EventModel model, MemberRole role)
    {
        foreach (var field in envelope.Fields)
        {
            if (field.Role == role)
            {
                return (model.Members[field.Member], field.Member);
            }
        }

        return null;
    }
}
