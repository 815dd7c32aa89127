namespace GainsightEvents.Generators.Model;

/// <summary>When a member is not on the wire.</summary>
internal enum Absence
{
    /// <summary>It always is.</summary>
    Never = 0,

    /// <summary>Where it is null.</summary>
    WhenNull,

    /// <summary>Where it has the default value of its type, which is a value type that admits no null.</summary>
    WhenDefault,

    /// <summary>Never: a null is written as <c>null</c>.</summary>
    NullIsWritten,
}
