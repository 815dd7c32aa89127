using System.Globalization;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>Cultures whose digits, separators, calendars or casing would show, were they ever asked.</summary>
internal static class GenerationCultures
{
    private static readonly string[] Names = ["sv-SE", "tr-TR", "ar-SA", "de-DE"];

    public static void InEach(Action action)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            foreach (var name in Names)
            {
                CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                action();
            }
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
