using System.Text.RegularExpressions;

namespace GainsightEvents.Wire;

/// <summary>The product key of Gainsight PX, the body's propertyKey.</summary>
internal static class ProductKey
{
    // [0-9] and \z: \d also matches the digits of other scripts, and $ also matches before a line feed at the end.
    private static readonly Regex Shape = new("^AP-.+-[0-9]+(-[0-9]+)*\\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));

    /// <summary>Whether a text looks like the keys that were seen: <c>AP-XXXXXXXXXX-2</c>, <c>-3</c>, <c>-4</c>, <c>-2-1</c>. Gainsight states no format.</summary>
    public static bool HasKnownShape(string text)
    {
        try
        {
            return Shape.IsMatch(text);
        }
        catch (RegexMatchTimeoutException)
        {
            return false;
        }
    }
}
