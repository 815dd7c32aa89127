namespace GainsightEvents.Generators.Model;

/// <summary>A type that holds other values, and the local function that writes it.</summary>
internal sealed record NestedModel
{
    /// <summary>The local function.</summary>
    public required string Writer { get; init; }

    /// <summary>The type that it takes.</summary>
    public required string Type { get; init; }

    public required WireForm Form { get; init; }

    /// <summary>Tells whether there is nothing there, such as <c>values is null</c>; null where there always is something.</summary>
    public required string? NullTest { get; init; }

    /// <summary>Tells whether there is an array in a struct that nobody has given one; null for other types. It counts as empty, for to enumerate it throws.</summary>
    public string? UnsetTest { get; init; }

    /// <summary>The property that holds the value in a type that wraps one.</summary>
    public string? Through { get; init; }

    /// <summary>Whether nothing there is refused, and not just passed over.</summary>
    public bool RefusesNull { get; init; } = true;

    /// <summary>Whether it is extension data, whose pairs stand among the members of the object around it.</summary>
    public bool IsExtensionData { get; init; }

    /// <summary>The members of an object.</summary>
    public EquatableArray<MemberModel> Members { get; init; }

    /// <summary>What a sequence or a dictionary holds, or a type wraps.</summary>
    public ElementModel? Element { get; init; }

    /// <summary>Whether a sequence is read by index, because to enumerate it would allocate.</summary>
    public bool ByIndex { get; init; }
}

/// <summary>What a sequence or a dictionary holds.</summary>
/// <param name="Value">How it is written.</param>
/// <param name="AdmitsNull">Whether there may be nulls: <c>null</c> in an array, left out of an object.</param>
internal sealed record ElementModel(ValueModel Value, bool AdmitsNull);
