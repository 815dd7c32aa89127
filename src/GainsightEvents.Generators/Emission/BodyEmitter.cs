using System.Text;
using GainsightEvents.Generators.Infrastructure;
using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the statements that write an event's JSON body.</summary>
internal sealed class BodyEmitter(SourceWriter source)
{
    // JSON that is known now, and not yet printed: literals run together as far as no value comes between.
    private readonly StringBuilder _literal = new();

    public void Emit(EventModel model)
    {
        _literal.Append("{\"eventName\":").Append(JsonText.Quote(model.Descriptor.EventName)).Append(",\"propertyKey\":");
        Statement("writer.WritePropertyKey();");
        new EnvelopeEmitter(this, source).Emit(model);

        _literal.Append(",\"attributes\":{");
        for (var i = 0; i < model.Members.Count; i++)
        {
            if (model.Members[i].Mark == EventMark.Attribute)
            {
                EmitAttribute(model.Members[i], i);
            }
        }

        _literal.Append("}}");
        Flush();
        foreach (var each in model.Enums)
        {
            source.BlankLine();
            EnumEmitter.Emit(source, each);
        }
    }

    /// <summary>Adds JSON to what is printed before the next statement.</summary>
    public void Literal(string json) => _literal.Append(json);

    /// <summary>Prints a statement, after the JSON that precedes it.</summary>
    public void Statement(string statement)
    {
        Flush();
        source.Lines(statement);
    }

    /// <summary>Prints the check of a constrained member's value. It writes nothing, so the JSON that precedes it can wait.</summary>
    public void Check(MemberModel member, string value, int index)
    {
        if (member.Constraints.Count > 0)
        {
            source.Lines($"writer.Check({value}, {index});");
        }
    }

    private void EmitAttribute(MemberModel member, int index)
    {
        switch (member.Absence)
        {
            case Absence.Never:
                Check(member, member.Read, index);
                Name(member);
                Statement(ValueEmitter.Write(member, member.Read, index));
                break;
            case Absence.NullIsWritten:
                Name(member);
                Flush();
                Conditional($"{member.Read} is {{ }} {member.Local}", () =>
                {
                    Check(member, member.Local, index);
                    Statement(ValueEmitter.Write(member, member.Local, index));
                });
                source.Open("else");
                if (member.Constraints.Count > 0)
                {
                    source.Lines($"writer.CheckNull({index});");
                }

                source.Lines("writer.WriteLiteral(\"null\"u8);");
                source.Close();
                source.BlankLine();
                break;
            case Absence.WhenNull:
                Flush();
                Conditional($"{member.Read} is {{ }} {member.Local}", () => NameAndValue(member, member.Local, index));
                source.BlankLine();
                break;
            default:
                Flush();
                Conditional(member.Form == WireForm.Boolean ? member.Read : $"{member.Read} != default", () => NameAndValue(member, member.Read, index));
                source.BlankLine();
                break;
        }
    }

    private void Conditional(string condition, Action body)
    {
        source.Open($"if ({condition})");
        body();
        source.Close();
    }

    private void NameAndValue(MemberModel member, string value, int index)
    {
        Check(member, value, index);
        Name(member);
        Statement(ValueEmitter.Write(member, value, index));
    }

    private void Name(MemberModel member)
    {
        var name = JsonText.Quote(member.WireName) + ":";
        if (member.Separator == Separator.CommaUnlessFirst)
        {
            Statement($"writer.WriteName({CSharpText.Literal("," + name)}u8);");
        }
        else
        {
            _literal.Append(member.Separator == Separator.Comma ? "," : "").Append(name);
        }
    }

    private void Flush()
    {
        if (_literal.Length > 0)
        {
            source.Lines($"writer.WriteLiteral({CSharpText.Literal(_literal.ToString())}u8);");
            _literal.Clear();
        }
    }
}
