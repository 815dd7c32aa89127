namespace GainsightEvents.Model;

/// <summary>What an HTTP header carries as it is.</summary>
internal static class HeaderText
{
    /// <summary>Whether a name can be a header's value: visible ASCII, with spaces only inside, for those at the ends are cut off on the way.</summary>
    public static bool FitsName(string value) =>
        value.Length > 0 && value[0] != ' ' && value[value.Length - 1] != ' ' && value.All(static character => character is >= ' ' and <= '~');

    /// <summary>Whether a key can be a header's value: visible ASCII.</summary>
    public static bool FitsKey(string value) => value.All(static character => character is > ' ' and <= '~');
}
