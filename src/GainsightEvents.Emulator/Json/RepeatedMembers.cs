using System.Text.Json;

namespace GainsightEvents.Emulator.Json;

/// <summary>Finds members that an object has twice, which readers of JSON take differently: the first, the last, or neither.</summary>
internal static class RepeatedMembers
{
    /// <summary>A sentence about each of them, however their names are escaped and wherever they are.</summary>
    public static IEnumerable<string> Find(JsonElement value) => !Any(value) ? [] :
        FindPaths(value, "").Distinct(StringComparer.Ordinal).Select(path => $"The body has the member '{path}' twice; which of them Gainsight takes is not known.");

    // Asked of every event, so without the places.
    private static bool Any(JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Array)
        {
            return value.EnumerateArray().Any(Any);
        }

        if (value.ValueKind != JsonValueKind.Object)
        {
            return false;
        }

        var names = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in value.EnumerateObject())
        {
            if (!names.Add(member.Name) || Any(member.Value))
            {
                return true;
            }
        }

        return false;
    }

    private static IEnumerable<string> FindPaths(JsonElement value, string path)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                var names = new HashSet<string>(StringComparer.Ordinal);
                foreach (var member in value.EnumerateObject())
                {
                    var place = JsonPointer.Append(path, member.Name);
                    if (!names.Add(member.Name))
                    {
                        yield return place;
                    }

                    foreach (var deeper in FindPaths(member.Value, place))
                    {
                        yield return deeper;
                    }
                }

                break;
            case JsonValueKind.Array:
                var index = 0;
                foreach (var item in value.EnumerateArray())
                {
                    var place = JsonPointer.Append(path, index++);
                    foreach (var deeper in FindPaths(item, place))
                    {
                        yield return deeper;
                    }
                }

                break;
        }
    }
}
