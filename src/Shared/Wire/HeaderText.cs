namespace GainsightEvents.Wire;

/// <summary>What the value of an HTTP header can hold: visible ASCII and spaces.</summary>
internal static class HeaderText
{
    /// <summary>Whether a header's value can hold the character.</summary>
    public static bool IsAllowed(char character) => character is >= ' ' and <= '~';

    /// <summary>Whether a name can be a header's value. Spaces only inside it: those at the ends are removed on the way.</summary>
    public static bool FitsName(string value) =>
        value.Length > 0 && value[0] != ' ' && value[value.Length - 1] != ' ' && AreAllowed(value);

    /// <summary>Whether a text can be the name of a header: a token of RFC 9110, 5.6.2.</summary>
    public static bool IsName(string text) =>
        text.Length > 0 && text.All(static character => character is (>= 'a' and <= 'z') or (>= 'A' and <= 'Z') or (>= '0' and <= '9') || character is '!' or '#' or '$' or '%' or '&' or '\'' or '*' or '+' or '-' or '.' or '^' or '_' or '`' or '|' or '~');

    /// <summary>Whether a key can be a header's value: no spaces at all.</summary>
    public static bool FitsKey(string value) => value.All(static character => character != ' ' && IsAllowed(character));

    // For each header of each request: without an enumerator.
    private static bool AreAllowed(string value)
    {
        foreach (var character in value)
        {
            if (!IsAllowed(character))
            {
                return false;
            }
        }

        return true;
    }
}
