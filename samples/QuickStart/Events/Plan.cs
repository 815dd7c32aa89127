using System.Text.Json.Serialization;

namespace QuickStart.Events;

/// <summary>The plans on sale; sent by name.</summary>
public enum Plan
{
    Free,
    Team,

    [JsonStringEnumMemberName("Enterprise Plus")]
    Enterprise,
}
