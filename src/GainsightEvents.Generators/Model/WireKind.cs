namespace GainsightEvents.Generators.Model;

/// <summary>The JSON kind a member is written as. The values are those of <c>GainsightEvents.Model.WireKind</c> by name.</summary>
internal enum WireKind
{
    String = 0,
    Integer,
    Number,
    Boolean,
    DateTime,
    Object,
    Array,
}
