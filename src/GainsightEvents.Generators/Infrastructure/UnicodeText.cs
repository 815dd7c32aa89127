namespace GainsightEvents.Generators.Infrastructure;

/// <summary>Tells text that can be encoded as UTF-8 from text that cannot.</summary>
internal static class UnicodeText
{
    /// <summary>Whether the text holds half of a surrogate pair, which has no UTF-8 form and does not compile in a UTF-8 literal.</summary>
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
