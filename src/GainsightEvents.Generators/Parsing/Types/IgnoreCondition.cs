namespace GainsightEvents.Generators.Parsing.Members;

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
