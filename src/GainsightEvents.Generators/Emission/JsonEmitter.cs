using System.Text;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Emission;

/// <summary>Prints the statements that write JSON. Literals run together as far as no value comes between.</summary>
/// <param name="source">Where to print.</param>
/// <param name="nestedAsText">Whether a value that holds others is written as a string of JSON.</param>
internal sealed class JsonEmitter(SourceWriter source, bool nestedAsText)
{
    // JSON that is known now, and not yet printed.
    private readonly StringBuilder _literal = new();

    /// <summary>Adds JSON to what is printed before the next statement.</summary>
    public void Literal(string json) => _literal.Append(json);

    /// <summary>Prints a statement, after the JSON that precedes it.</summary>
    public void Statement(string statement)
    {
        Flush();
        source.Lines(statement);
    }

    /// <summary>Prints the JSON that no statement has printed yet.</summary>
    public void Flush()
    {
        if (_literal.Length > 0)
        {
            source.Lines($"writer.WriteLiteral({TakeLiteral()});");
        }
    }

    /// <summary>Prints what writes one member of an object: its name and its value, unless it is absent.</summary>
    /// <param name="member">The member.</param>
    /// <param name="separator">What stands before it.</param>
    /// <param name="index">The expression for its index in the descriptor.</param>
    public void Member(MemberModel member, Separator separator, string index)
    {
        switch (member.Absence)
        {
            case Absence.Never:
                Check(member, member.Read, index);
                Name(member, separator);
                Value(member.Value, member.Read, index);
                break;
            case Absence.NullIsWritten:
                NameAndValueOrNull(member, separator, index);
                source.BlankLine();
                break;
            case Absence.WhenNull:
                NameAndValueIf($"{member.Read} is {{ }} {member.Local}", member, separator, member.Local, index);
                break;
            default:
                NameAndValueIf(member.PresenceTest!, member, separator, member.Read, index);
                break;
        }
    }

    /// <summary>Prints the check of a constrained member's value. It writes nothing, so the JSON that precedes it can wait.</summary>
    public void Check(MemberModel member, string expression, string index)
    {
        if (member.Constraints is not null)
        {
            var method = member.Value.Form is WireForm.Sequence or WireForm.Map ? "CheckItems" : "Check";
            source.Lines($"writer.{method}({expression}, {Place(member, index)});");
        }
    }

    /// <summary>Prints the same, for a collection that may be null. Of a nullable struct it takes the value, which can be counted.</summary>
    public void CheckIfAny(MemberModel member, string index)
    {
        if (member.Constraints is null || member.Absence is Absence.Never or Absence.WhenDefault)
        {
            Check(member, member.Read, index);
            return;
        }

        source.Open($"if ({member.Read} is {{ }} {member.Local})");
        Check(member, member.Local, index);
        source.Close();
        source.BlankLine();
    }

    /// <summary>Prints what writes a value.</summary>
    public void Value(ValueModel value, string expression, string index)
    {
        if (nestedAsText && value.Form.IsNested())
        {
            Statement("writer.BeginText();");
            Statement(ValueEmitter.Write(value, expression, index));
            Statement("writer.EndText();");
        }
        else if (value.Form == WireForm.String && _literal.Length > 0)
        {
            // In one step with what precedes it: the writer then moves its end once.
            source.Lines($"writer.WriteString({TakeLiteral()}, {expression}, {index});");
        }
        else
        {
            Statement(ValueEmitter.Write(value, expression, index));
        }
    }

    /// <summary>Prints what writes a value, or <c>null</c>.</summary>
    public void OrNull(ValueModel value, string expression, string local, string index)
    {
        Flush();
        source.Open($"if ({expression} is {{ }} {local})");
        Value(value, local, index);
        source.Close();
        source.Open("else");
        source.Lines("writer.WriteLiteral(\"null\"u8);");
        source.Close();
    }

    // A null that goes on the wire is a value like any other to those constraints that look at nulls. The check comes before the name.
    private void NameAndValueOrNull(MemberModel member, Separator separator, string index)
    {
        if (member.Constraints is null)
        {
            Name(member, separator);
            OrNull(member.Value, member.Read, member.Local, index);
            return;
        }

        Flush();
        source.Open($"if ({member.Read} is {{ }} {member.Local})");
        Check(member, member.Local, index);
        Name(member, separator);
        Value(member.Value, member.Local, index);
        source.Close();
        source.Open("else");
        source.Lines($"writer.CheckNull({Place(member, index)});");
        Name(member, separator);
        Literal("null");
        Flush();
        source.Close();
    }

    private static string Place(MemberModel member, string index) =>
        member.Constraints?.NestedIndex is { } nested ? $"{index}, {CSharpText.Constant(nested)}" : index;

    private string TakeLiteral()
    {
        var literal = CSharpText.Literal(_literal.ToString()) + "u8";
        _literal.Clear();
        return literal;
    }

    private void NameAndValueIf(string condition, MemberModel member, Separator separator, string expression, string index)
    {
        Flush();
        source.Open($"if ({condition})");
        Check(member, expression, index);
        Name(member, separator);
        Value(member.Value, expression, index);
        source.Close();
        source.BlankLine();
    }

    private void Name(MemberModel member, Separator separator)
    {
        var name = JsonText.Quote(member.WireName) + ":";
        if (separator == Separator.CommaUnlessFirst)
        {
            Statement($"writer.WriteName({CSharpText.Literal("," + name)}u8);");
        }
        else
        {
            _literal.Append(separator == Separator.Comma ? "," : "").Append(name);
        }
    }
}
