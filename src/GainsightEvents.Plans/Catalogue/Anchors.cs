using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>Names of events in addresses: what of a name is a letter or digit of ASCII, and where that is not enough to tell events apart, a hash.</summary>
internal static class Anchors
{
    private const int Longest = 60;

    public static IReadOnlyList<string> Of(IReadOnlyList<PlanEvent> events)
    {
        var used = new HashSet<string>(StringComparer.Ordinal);
        var anchors = new List<string>(events.Count);
        foreach (var planned in events)
        {
            var anchor = ShortOf(planned);
            for (var length = 8; !used.Add(anchor); length++)
            {
                // Of the event alone, so that its address changes with no other event's, but for one that takes the short form.
                anchor = $"{ShortOf(planned)}-{HashOf(planned).Substring(0, length)}";
            }

            anchors.Add(anchor);
        }

        return anchors;
    }

    private static string ShortOf(PlanEvent planned)
    {
        var text = new StringBuilder(PlanWords.Of(planned.Target));
        foreach (var character in $"-{planned.Name}{(planned.Variant is null ? "" : "-" + planned.Variant)}")
        {
            if (character is (>= 'a' and <= 'z') or (>= '0' and <= '9'))
            {
                text.Append(character);
            }
            else if (character is >= 'A' and <= 'Z')
            {
                text.Append((char)(character | 0x20));
            }
            else if (text[text.Length - 1] != '-')
            {
                text.Append('-');
            }

            if (text.Length >= Longest)
            {
                break;
            }
        }

        return text.ToString().TrimEnd('-');
    }

    private static string HashOf(PlanEvent planned)
    {
        var key = Encoding.UTF8.GetBytes($"{PlanWords.Of(planned.Target)}\0{planned.Name}\0{planned.Variant}");
#if NETSTANDARD2_0
        using var sha = SHA256.Create();
        var hash = sha.ComputeHash(key);
#else
        var hash = SHA256.HashData(key);
#endif
        return string.Concat(hash.Select(static each => each.ToString("x2", CultureInfo.InvariantCulture)));
    }
}
