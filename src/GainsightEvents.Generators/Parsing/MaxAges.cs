using System.Globalization;

namespace GainsightEvents.Generators.Parsing;

/// <summary>Reads the <c>MaxAge</c> of <c>[GainsightEvent]</c> and <c>[NxtEvent]</c>.</summary>
internal static class MaxAges
{
    /// <summary>The longest one that is accepted, as in the settings.</summary>
    public static TimeSpan Longest => TimeSpan.FromDays(3650);

    /// <summary>The time; null where none is given, or one that means nothing, of which a rule tells.</summary>
    public static TimeSpan? Of(AttributeData attribute) =>
        TimeSpan.TryParseExact(attribute.NamedArgument<string>("MaxAge"), "c", CultureInfo.InvariantCulture, out var maxAge)
        && maxAge > TimeSpan.Zero
        && maxAge <= Longest
            ? maxAge
            : null;
}
