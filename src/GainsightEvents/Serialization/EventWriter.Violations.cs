using System.Globalization;
using GainsightEvents.Model;

namespace GainsightEvents.Serialization;

public ref partial struct EventWriter
{
    /// <summary>Refuses a null in a field's member whose type admits none. Writes nothing.</summary>
    public void RequireValue(object? value, int member)
    {
        if (value is null)
        {
            RefuseNull(member);
        }
    }

    /// <summary>Refuses an enum value that has no name, and writes <c>null</c>.</summary>
    public void WriteUndefinedEnum(long value, int member) =>
        RefuseEnum(value.ToString(CultureInfo.InvariantCulture), member);

    /// <summary>Refuses an enum value that has no name, and writes <c>null</c>.</summary>
    public void WriteUndefinedEnum(ulong value, int member) =>
        RefuseEnum(value.ToString(CultureInfo.InvariantCulture), member);

    private void RefuseEnum(string value, int member)
    {
        var (name, shown) = NameAndShow(member, value);
        Refuse(name, $"{shown} is not a defined value of its enum; set one of the enum's members.");
        WriteLiteral("null"u8);
    }

    private void RefuseEmptyIdentifyId(string name) =>
        Refuse(name, "the identifyId is empty; set the user's stable id. Gainsight PX drops events without an identifyId.");

    private void RefuseNull(int member) =>
        Refuse(PathOf(member), "null, though its type admits none; set a value, or declare the type nullable so that the member may be left out.");

    private void RefuseNonFinite(double value, int member)
    {
        var (name, shown) = NameAndShow(member, value.ToString(CultureInfo.InvariantCulture));
        Refuse(name, $"{shown} is no JSON number and Gainsight cannot take it; set a finite value, or null.");
        WriteLiteral("null"u8);
    }

    private void RefuseType(Type type, int member)
    {
        Refuse(PathOf(member), $"a {type} has no form on the wire; set a string, a bool, a number, a Guid, a Uri, a date or time, or a JsonElement, or declare a member for it.");
        WriteLiteral("null"u8);
    }

    private void Refuse(string member, string rule) => (_violations ??= []).Add(new EventViolation(member, rule));

    // userType from the context has no member (-1).
    private readonly (string Name, string Shown) NameAndShow(int member, string value) =>
        member < 0 ? ("userType", value) : (PathOf(member), _descriptor.Members[member].Personal ? "***" : value);

    /// <summary>The member, and for a value inside it the way there: <c>Items[2].owner.name</c>.</summary>
    private readonly string PathOf(int member)
    {
        var described = _descriptor.Members[member];
        var name = described.Name;
        foreach (var step in StepsTo(described))
        {
            name += step[0] == '[' ? step : described.Role == MemberRole.ExtensionData && name == described.Name ? $"[\"{step}\"]" : "." + step;
        }

        return name;
    }

    private readonly List<string> StepsTo(EventMember member)
    {
        var steps = WrittenPath.Read(_textStart == 0 ? Written : Written.Slice(0, _textStart - _start - 1));
        if (_textStart != 0)
        {
            steps.AddRange(WrittenPath.Read(_buffer.AsSpan(_textStart, _length - _textStart)));
        }

        // The field around all attributes, and the member itself, are said by the member's name.
        var own = member.Role switch
        {
            MemberRole.ExtensionData => steps.Count > 0 && steps[0] == "attributes" ? 0 : -1,
            MemberRole.GlobalContext when steps.Contains("globalContext") => steps.IndexOf("globalContext"),
            _ => steps.IndexOf(member.WireName),
        };
        return member.Role != MemberRole.ExtensionData && own < 0 ? [] : steps.GetRange(own + 1, steps.Count - own - 1);
    }
}
