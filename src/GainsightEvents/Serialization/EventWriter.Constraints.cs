using System.Collections;
using GainsightEvents.Model;
using GainsightEvents.Rules;

namespace GainsightEvents.Serialization;

public ref partial struct EventWriter
{
    // In place of an index among the descriptor's nested members: the event's own member is meant.
    private const int Own = -1;

    /// <summary>Refuses a value that breaks a constraint of its member. Writes nothing. A null is for <see cref="CheckNull(int)"/>.</summary>
    public void Check(object? value, int member) => Check(value, member, Own);

    /// <summary>The same for a number, a date, an enum, boxed only where a constraint does not know its type.</summary>
    public void Check<T>(T value, int member)
        where T : struct => Check(value, member, Own);

    /// <summary>The same for a value that may be left out.</summary>
    public void Check<T>(T? value, int member)
        where T : struct => Check(value, member, Own);

    /// <summary>Refuses a null that goes on the wire, where a constraint of its member admits none. Writes nothing.</summary>
    public void CheckNull(int member) => CheckAny(null, member, Own);

    /// <summary>Refuses a value that breaks a constraint of a nested type's member. Writes nothing.</summary>
    /// <param name="value">The value, of which null is for <see cref="CheckNull(int, int)"/>.</param>
    /// <param name="member">The event's member that holds the nested type.</param>
    /// <param name="nested">The index in <see cref="EventDescriptor.NestedMembers"/>.</param>
    public void Check(object? value, int member, int nested)
    {
        if (value is not null)
        {
            CheckAny(value, member, nested);
        }
    }

    /// <summary>The same for a number, a date, an enum, boxed only where a constraint does not know its type.</summary>
    public void Check<T>(T value, int member, int nested)
        where T : struct
    {
        var rules = Constrained(member, nested).Constraints;
        for (var i = 0; i < rules.Count; i++)
        {
            if (!rules[i].Admits(value))
            {
                RefuseBroken(rules[i], value, member, nested);
            }
        }
    }

    /// <summary>The same for a value that may be left out.</summary>
    public void Check<T>(T? value, int member, int nested)
        where T : struct
    {
        if (value is { } present)
        {
            Check(present, member, nested);
        }
    }

    /// <summary>Refuses a null that goes on the wire, where a constraint of a nested type's member admits none. Writes nothing.</summary>
    public void CheckNull(int member, int nested) => CheckAny(null, member, nested);

    /// <summary>Refuses a collection of so many items that a constraint of its member does not admit. Writes nothing.</summary>
    /// <param name="items">The collection, which is not enumerated. A null is for <see cref="CheckNull(int)"/>.</param>
    /// <param name="member">The event's member that is the collection, or holds the nested type that has it.</param>
    /// <param name="nested">The index in <see cref="EventDescriptor.NestedMembers"/>; below zero for the event's own member.</param>
    public void CheckItems<T>(IEnumerable<T>? items, int member, int nested = Own)
    {
        if (items is not null)
        {
            CheckCount(ItemCount.Of(items), member, nested);
        }
    }

    /// <summary>The same for a collection of which the compiler does not see what it holds.</summary>
    public void CheckItems(IEnumerable? items, int member, int nested = Own)
    {
        if (items is not null)
        {
            CheckCount(ItemCount.Of(items), member, nested);
        }
    }

    private void CheckCount(ItemCount? count, int member, int nested)
    {
        if (count is { } counted)
        {
            Check(counted, member, nested);
        }
        else
        {
            Refuse(PathOf(member, nested), "its items cannot be counted without enumerating them; set an array, a list or another collection.");
        }
    }

    private void CheckAny(object? value, int member, int nested)
    {
        var rules = Constrained(member, nested).Constraints;
        for (var i = 0; i < rules.Count; i++)
        {
            if (!rules[i].Admits(value))
            {
                RefuseBroken(rules[i], value, member, nested);
            }
        }
    }

    private void RefuseBroken(ValueRule rule, object? value, int member, int nested)
    {
        var isPersonal = _descriptor.Members[member].Personal || Constrained(member, nested).Personal;
        Refuse(PathOf(member, nested), rule.Describe(isPersonal ? ShownValue.Masked : ShownValue.Of(value)) + ".");
    }

    private readonly EventMember Constrained(int member, int nested) =>
        nested < 0 ? _descriptor.Members[member] : _descriptor.NestedMembers[nested];

    // A constraint is asked before its member's name is written, so the way there ends at what holds the member.
    private readonly string PathOf(int member, int nested) =>
        nested < 0 ? _descriptor.Members[member].Name : $"{PathOf(member)}.{_descriptor.NestedMembers[nested].WireName}";
}
