using System.Globalization;

namespace GainsightEvents.Tests.Serialization;

/// <summary>Cultures whose digits, separators or calendars would show, were they ever asked.</summary>
internal static class Cultures
{
    public static readonly string[] All = ["sv-SE", "tr-TR", "ar-SA", "de-DE"];

    public static IDisposable Use(string name)
    {
        var scope = new Scope(CultureInfo.CurrentCulture);
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
        return scope;
    }

    private sealed class Scope(CultureInfo before) : IDisposable
    {
        public void Dispose() => CultureInfo.CurrentCulture = before;
    }
}
