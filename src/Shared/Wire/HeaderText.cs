namespace GainsightEvents.Wire;

/// <summary>What the value of an HTTP header can hold: visible ASCII and spaces.</summary>
internal static class HeaderText
{
    /// <summary>Whether a header's value can hold the character.</summary>
    public static bool IsAllowed(char character) => character is >= ' ' and <= '~';

    /// <summary>Whether a name can be a header's value. Spaces only inside it: those at the ends are removed on the way.</summary>
    public static bool FitsName(string value) =>
        value.Length > 0 && value[0] != ' ' && value[value.Length - 1] != ' ' && value.All(IsAllowed);

    /// <summary>Whether a key can be a header's value: no spaces at all.</summary>
    public static bool FitsKey(string value) => value.All(static character => character != ' ' && IsAllowed(character));
}
