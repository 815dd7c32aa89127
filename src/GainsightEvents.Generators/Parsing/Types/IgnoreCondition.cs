namespace GainsightEvents.Generators.Parsing.Types;

/// <summary>The values of <c>System.Text.Json.Serialization.JsonIgnoreCondition</c>.</summary>
internal enum IgnoreCondition
{
    Never = 0,
    Always = 1,
    WhenWritingDefault = 2,
    WhenWritingNull = 3,
    WhenWriting = 4,
    WhenReading = 5,
}

internal static class IgnoreConditions
{
    /// <summary>What a <c>[JsonIgnore]</c> says, which means always where it gives no condition.</summary>
    public static IgnoreCondition Of(AttributeData ignore) => (IgnoreCondition)(ignore.NamedArgument<int?>("Condition") ?? (int)IgnoreCondition.Always);

    /// <summary>Whether what it stands on is never written.</summary>
    public static bool LeavesOut(this IgnoreCondition condition) => condition is IgnoreCondition.Always or IgnoreCondition.WhenWriting;
}
