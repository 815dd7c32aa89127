using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the statements that write the fields around the attributes.</summary>
internal sealed class EnvelopeEmitter(BodyEmitter body, SourceWriter source)
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

    public void Emit(EventModel model)
    {
        EmitIdentifyId(model);
        if (Find(model, EventMark.UserType) is { } userType)
        {
            body.Check(userType.Member, userType.Member.Read, userType.Index);
            body.Statement($"writer.WriteUserType({userType.Member.Read}, {userType.Index});");
        }
        else
        {
            body.Statement("writer.WriteUserType();");
        }

        EmitField(model, EventMark.Date, "WriteEventDate", orElse: "writer.WriteEventDate();");
        EmitContextFields(model);
        EmitField(model, EventMark.EventType, "WriteEventType");
        EmitField(model, EventMark.GlobalContext, "WriteGlobalContext");
        EmitField(model, EventMark.EventId, "WriteEventId", orElse: "writer.WriteEventId();");
    }

    private void EmitIdentifyId(EventModel model)
    {
        body.Literal(",\"identifyId\":");
        if (Find(model, EventMark.IdentifyId) is not { } found)
        {
            body.Statement("writer.WriteIdentifyIdFromContext();");
            return;
        }

        var (member, index) = found;
        body.Check(member, member.Read, index);
        var mayUseContext = model.Descriptor.IdentityFromContext && (member.Absence != Absence.Never || member.Form == WireForm.String);
        if (!mayUseContext && (member.Form == WireForm.String || member.Absence == Absence.Never))
        {
            body.Statement($"writer.WriteIdentifyId({member.Read}, {index});");
            return;
        }

        body.Statement($"if ({member.Read} is {{ }} {member.Local})");
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
            body.Statement($"writer.WriteContextFields(\n    {string.Join("\n    | ", undeclared)});");
        }
    }

    private void EmitField(EventModel model, EventMark mark, string method, string? orElse = null)
    {
        if (Find(model, mark) is { } found)
        {
            if (found.Member.NeedsNullCheck)
            {
                body.Statement($"writer.RequireValue({found.Member.Read}, {found.Index});");
            }

            body.Check(found.Member, found.Member.Read, found.Index);
            body.Statement($"writer.{method}({found.Member.Read});");
        }
        else if (orElse is not null)
        {
            body.Statement(orElse);
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
