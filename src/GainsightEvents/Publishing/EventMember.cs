using System.ComponentModel;
using GainsightEvents.Rules;

namespace GainsightEvents;

/// <summary>One member of a declared event.</summary>
public sealed class EventMember
{
    /// <summary>Describes a member.</summary>
    /// <param name="name">The C# name.</param>
    /// <param name="wireName">The name on the wire.</param>
    /// <param name="role">Which field of the body it fills.</param>
    /// <param name="kind">The JSON kind it is written as.</param>
    public EventMember(string name, string wireName, MemberRole role, WireKind kind)
    {
        Name = name;
        WireName = wireName;
        Role = role;
        Kind = kind;
    }

    /// <summary>The C# name, such as <c>FeatureName</c>.</summary>
    public string Name { get; }

    /// <summary>The name on the wire, such as <c>featureName</c>. A member of another role than an attribute goes to Gainsight PX under its field's name instead.</summary>
    public string WireName { get; }

    /// <summary>Which field of the body it fills.</summary>
    public MemberRole Role { get; }

    /// <summary>The JSON kind it is written as; see <see cref="WireKind"/> for where the targets differ.</summary>
    public WireKind Kind { get; }

    /// <summary>
    /// Whether it is always on the wire: its type admits no null. A null that gets there all the same is refused by the guard.
    /// </summary>
    public bool Required { get; init; }

    /// <summary>Whether messages must mask its value.</summary>
    public bool Personal { get; init; }

    /// <summary>What its value has to be, as its validation attributes say. A value that is left out is not checked.</summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public IReadOnlyList<ValueRule> Constraints { get; init; } = [];

    /// <summary>
    /// The C# type of the value that <see cref="Constraints"/> are asked about, without <c>?</c> and inside the type that wraps an id.
    /// <see langword="null"/> where there are none, and for collections and enums.
    /// </summary>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Type? ValueType { get; init; }
}
