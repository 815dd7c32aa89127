namespace GainsightEvents.Wire;

/// <summary>Tells text that has a UTF-8 form from text that has none.</summary>
internal static class UnicodeText
{
    /// <summary>Whether the text holds half of a surrogate pair, which has no UTF-8 form.</summary>
    public static bool HasLoneSurrogate(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
            {
                i++;
            }
            else if (char.IsSurrogate(text[i]))
            {
                return true;
            }
        }

        return false;
    }
}
