namespace GainsightEvents.Generators.Model;

/// <summary>One member that is written.</summary>
internal sealed record MemberModel
{
    /// <summary>The C# name.</summary>
    public required string Name { get; init; }

    public required string WireName { get; init; }

    public required MemberRole Role { get; init; }

    public required ValueModel Value { get; init; }

    /// <summary>What the descriptor says that it is written as.</summary>
    public required WireKind Kind { get; init; }

    /// <summary>The expression that reads the value, such as <c>this.UserId</c> or <c>this.UserId?.Value</c>.</summary>
    public required string Read { get; init; }

    /// <summary>The local that holds the value where it has to be looked at first.</summary>
    public required string Local { get; init; }

    public required Absence Absence { get; init; }

    /// <summary>Where it may hold its type's default value and then is not on the wire: the test that it holds another.</summary>
    public required string? PresenceTest { get; init; }

    /// <summary>What stands before the name among the attributes of a PX event, or in its nested object.</summary>
    public required Separator Separator { get; init; }

    /// <summary>What stands before the name in the body of an NXT event, where marked members stand too.</summary>
    public Separator NxtSeparator { get; init; }

    /// <summary>Whether it is always on the wire.</summary>
    public required bool Required { get; init; }

    /// <summary>Whether a null in it, though its type admits none, has to be refused by a call of its own.</summary>
    public required bool NeedsNullCheck { get; init; }

    public required bool Personal { get; init; }

    /// <summary>What its value is checked by; null for most members.</summary>
    public ConstraintsModel? Constraints { get; init; }
}
