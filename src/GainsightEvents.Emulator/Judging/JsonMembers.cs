using System.Text.Json;

namespace GainsightEvents.Emulator.Judging;

/// <summary>An object's members; the last of one name wins, as in <c>JSON.parse</c>.</summary>
internal static class JsonMembers
{
    public static Dictionary<string, JsonElement> Read(JsonElement value)
    {
        var members = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            members[member.Name] = member.Value;
        }

        return members;
    }
}
