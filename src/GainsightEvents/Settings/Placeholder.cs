namespace GainsightEvents.Settings;

/// <summary>Tells what examples write in the place of a key from a key.</summary>
internal static class Placeholder
{
    private static readonly string[] Words = ["your", "change", "replace", "todo", "example", "placeholder", "insert", "xxxx"];

    /// <summary>
    /// Whether a text is a placeholder, such as <c>YOUR_API_KEY</c>, <c>&lt;api key&gt;</c>, <c>change-me</c> or <c>xxxxxxxx</c>. Real keys are
    /// random letters and digits; one that only contains such a word among others is taken for real.
    /// </summary>
    public static bool IsOne(string? text)
    {
        if (string.IsNullOrEmpty(text))
        {
            return false;
        }

        return text![0] is '<' or '{' or '$' or '%' || IsOneLetter(text) || Words.Any(word => StartsWithWord(text, word));
    }

    private static bool IsOneLetter(string text) => text.Length > 1 && text.All(letter => letter == text[0]);

    // The word itself, or the word and no digit after it: a random key has some.
    private static bool StartsWithWord(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase) && !text.Any(char.IsDigit);
}
