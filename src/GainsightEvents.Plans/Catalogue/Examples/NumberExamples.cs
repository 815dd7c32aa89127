using System.Globalization;
using System.Text.Json;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>Finds a number: a plain one where it is admitted, else one at a bound, or between them.</summary>
internal static class NumberExamples
{
    /// <summary>The number's digits; null where none is found.</summary>
    public static string? Find(ValueConstraints constraints, bool isInteger)
    {
        var candidates = constraints.Allowed is { } allowed
            ? allowed.Where(static value => value?.GetValueKind() == JsonValueKind.Number).Select(static value => value!.ToJsonString())
            : ((string[])["1", "0", "10"]).Concat(AtBounds(constraints, isInteger));
        return candidates.FirstOrDefault(digits => (!isInteger || IsInteger(digits)) && constraints.AdmitNumber(digits));
    }

    private static List<string> AtBounds(ValueConstraints constraints, bool isInteger)
    {
        var lower = constraints.Bound(PlanConstraint.Minimum) ?? constraints.Bound(PlanConstraint.ExclusiveMinimum);
        var upper = constraints.Bound(PlanConstraint.Maximum) ?? constraints.Bound(PlanConstraint.ExclusiveMaximum);

        // The digits of a bound itself are right for every reader.
        var found = new[] { lower, upper }.OfType<string>().ToList();
        decimal? least = Read(lower);
        decimal? most = Read(upper);
        if (least is { } low)
        {
            found.AddRange([Written(Math.Ceiling(low)), Written(Math.Floor(low) + 1), Written(low + 0.5m)]);
        }

        if (most is { } high)
        {
            found.AddRange([Written(Math.Floor(high)), Written(Math.Ceiling(high) - 1), Written(high - 0.5m)]);
        }

        if (least is { } lowest && most is { } highest && !isInteger)
        {
            found.Add(Written(lowest + ((highest - lowest) / 2)));
        }

        // What no decimal holds is a double's.
        foreach (var bound in new[] { lower, upper }.OfType<string>().Where(static bound => Read(bound) is null))
        {
            var number = double.Parse(bound, CultureInfo.InvariantCulture);
            found.AddRange(new[] { number * 2, number / 2 }.Where(static each => !double.IsInfinity(each)).Select(static each => each.ToString("R", CultureInfo.InvariantCulture)));
        }

        return found;
    }

    // Far from where adding a half, or doubling, would overflow.
    private static decimal? Read(string? digits) =>
        decimal.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && Math.Abs(number) < 1e27m ? number : null;

    private static string Written(decimal number) => number.ToString(CultureInfo.InvariantCulture);

    // Within 64 bits, and without a fraction however it is written.
    private static bool IsInteger(string digits) => long.TryParse(digits, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out _);
}
