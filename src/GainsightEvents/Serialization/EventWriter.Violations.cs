using System.Globalization;
using GainsightEvents.Rules;

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

    /// <summary>Refuses a value that breaks a constraint of its member. Writes nothing. A null is for <see cref="CheckNull"/>.</summary>
    public void Check(object? value, int member)
    {
        if (value is not null)
        {
            CheckAny(value, member);
        }
    }

    /// <summary>The same for a number, a date, an enum, without boxing what the constraints know.</summary>
    public void Check<T>(T value, int member)
        where T : struct
    {
        var rules = _descriptor.Members[member].Constraints;
        for (var i = 0; i < rules.Count; i++)
        {
            if (!rules[i].Admits(value))
            {
                RefuseBroken(rules[i], value, member);
            }
        }
    }

    /// <summary>The same for a value that may be left out.</summary>
    public void Check<T>(T? value, int member)
        where T : struct
    {
        if (value is { } present)
        {
            Check(present, member);
        }
    }

    /// <summary>Refuses a null that goes on the wire, where a constraint of its member admits none. Writes nothing.</summary>
    public void CheckNull(int member) => CheckAny(null, member);

    /// <summary>Refuses an enum value that has no name, and writes <c>null</c>.</summary>
    public void WriteUndefinedEnum(long value, int member) =>
        RefuseEnum(value.ToString(CultureInfo.InvariantCulture), member);

    /// <summary>Refuses an enum value that has no name, and writes <c>null</c>.</summary>
    public void WriteUndefinedEnum(ulong value, int member) =>
        RefuseEnum(value.ToString(CultureInfo.InvariantCulture), member);

    private void CheckAny(object? value, int member)
    {
        var rules = _descriptor.Members[member].Constraints;
        for (var i = 0; i < rules.Count; i++)
        {
            if (!rules[i].Admits(value))
            {
                RefuseBroken(rules[i], value, member);
            }
        }
    }

    private void RefuseBroken(ValueRule rule, object? value, int member)
    {
        var described = _descriptor.Members[member];
        Refuse(described.Name, rule.Describe(described.Personal ? ShownValue.Masked : ShownValue.Of(value)) + ".");
    }

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
        return (described.Name, described.Personal ? ShownValue.Masked : value);
    }
}
