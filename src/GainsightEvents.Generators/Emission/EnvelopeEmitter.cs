using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the statements that write the fields around the attributes.</summary>
internal sealed class EnvelopeEmitter(JsonEmitter json, SourceWriter source)
{
    // Those that the context fills where the event has no member for them, by their names in EnvelopeFields, which are those of the marks.
    private static readonly (EventMark Mark, string Method)[] FromContext =
    [
        (EventMark.AccountId, "WriteAccountId"),
        (EventMark.SessionId, "WriteSessionId"),
        (EventMark.Url, "WriteEventUrl"),
        (EventMark.Referrer, "WriteReferrer"),
        (EventMark.RemoteHost, "WriteRemoteHost"),
    ];

    public void Emit(EventModel model, PxModel px)
    {
        EmitIdentifyId(model, px);
        if (Find(model, EventMark.UserType) is { } userType)
        {
            json.Check(userType.Member, userType.Member.Read, $"{userType.Index}");
            json.Statement($"writer.WriteUserType({userType.Member.Read}, {userType.Index});");
        }
        else
        {
            json.Statement("writer.WriteUserType();");
        }

        EmitField(model, EventMark.Date, "WriteEventDate", orElse: "writer.WriteEventDate();");
        EmitContextFields(model);
        EmitField(model, EventMark.EventType, "WriteEventType");
        EmitGlobalContext(model);
        EmitField(model, EventMark.EventId, "WriteEventId", orElse: "writer.WriteEventId();");
    }

    private void EmitIdentifyId(EventModel model, PxModel px)
    {
        json.Literal(",\"identifyId\":");
        if (Find(model, EventMark.IdentifyId) is not { } found)
        {
            json.Statement("writer.WriteIdentifyIdFromContext();");
            return;
        }

        var (member, index) = found;
        json.Check(member, member.Read, $"{index}");
        var mayUseContext = px.IdentityFromContext && (member.Absence != Absence.Never || member.Value.Form == WireForm.String);
        if (!mayUseContext && (member.Value.Form == WireForm.String || member.Absence == Absence.Never))
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
                {{(mayUseContext ? "writer.WriteIdentifyIdFromContext();" : $"writer.WriteIdentifyId((string?)null, {index});")}}
            }
            """);
        source.BlankLine();
    }

    // Always behind other fields, and JSON of its own kind: only what is among the attributes is stored as text.
    private void EmitGlobalContext(EventModel model)
    {
        if (Find(model, EventMark.GlobalContext) is { } found)
        {
            var index = CSharpText.Constant(found.Index)!;
            new JsonEmitter(source, nestedAsText: false).Member(found.Member with { WireName = "globalContext" }, Separator.Comma, index);
        }
    }

    private void EmitContextFields(EventModel model)
    {
        var undeclared = new List<string>();
        foreach (var (mark, method) in FromContext)
        {
            if (Find(model, mark) is null)
            {
                undeclared.Add("global::GainsightEvents.Serialization.EnvelopeFields." + mark);
            }
            else
            {
                EmitField(model, mark, method);
            }
        }

        if (undeclared.Count > 0)
        {
            json.Statement($"writer.WriteContextFields(\n    {string.Join("\n    | ", undeclared)});");
        }
    }

    private void EmitField(EventModel model, EventMark mark, string method, string? orElse = null)
    {
        if (Find(model, mark) is { } found)
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

    // Of several members with one mark the first is written, so that the code compiles while a rule reports the others.
    private static (MemberModel Member, int Index)? Find(EventModel model, EventMark mark)
    {
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (model.Members[i].Mark == mark)
            {
                return (model.Members[i], i);
            }
        }

        return null;
    }
}
