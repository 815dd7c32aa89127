using System.Text.RegularExpressions;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>Finds a character of a class by asking the class itself, so that its many forms need no reader of their own.</summary>
internal static class PatternCharacters
{
    // Letters and digits read best; some of other scripts, for classes that name them.
    private const string Tried =
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ1234567890-_. ,:;!?#$%&@/+*=~^|'\"`()[]{}<>\\\t\n\réüßñçøłžабжαβ日本語あア한글אبåÄÖ€£°§©";

    /// <summary>The first of the characters tried that is of the class; null where none is, or the class is none.</summary>
    public static char? FirstOf(string characterClass)
    {
        try
        {
            var regex = new Regex($@"\A{characterClass}\z", RegexOptions.CultureInvariant, TimeSpan.FromMilliseconds(100));
            foreach (var character in Tried)
            {
                if (regex.IsMatch(character.ToString()))
                {
                    return character;
                }
            }
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            // A class that is none, or that nobody can read in time, has no characters here.
        }

        return null;
    }
}
