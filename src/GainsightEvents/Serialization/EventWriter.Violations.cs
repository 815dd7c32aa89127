using System.Globalization;

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
        Refuse(_descriptor.Members[member].Name, "null, though its type admits none; set a value, or declare the type nullable so that the member may be left out.");

    private void RefuseNonFinite(double value, int member)
    {
        var (name, shown) = NameAndShow(member, value.ToString(CultureInfo.InvariantCulture));
        Refuse(name, $"{shown} is no JSON number and Gainsight cannot take it; set a finite value, or null.");
        WriteLiteral("null"u8);
    }

    private void Refuse(string member, string rule) => (_violations ??= []).Add(new EventViolation(member, rule));

    // userType from the context has no member (-1).
    private readonly (string Name, string Shown) NameAndShow(int member, string value)
    {
        if (member < 0)
        {
            return ("userType", value);
        }

        var described = _descriptor.Members[member];
        return (described.Name, described.Personal ? "***" : value);
    }
}
