using System.Text.RegularExpressions;

namespace GainsightEvents.Plans.PlanFiles;

/// <summary>The version of a plan: three numbers of at most nine digits, without leading zeros, after Semantic Versioning.</summary>
internal static class PlanVersion
{
    private static readonly Regex Form = new(
        @"^(?:0|[1-9][0-9]{0,8})\.(?:0|[1-9][0-9]{0,8})\.(?:0|[1-9][0-9]{0,8})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1));

    public static bool TryParse(string text, out Version version)
    {
        var isRight = Form.IsMatch(text);
        version = isRight ? new Version(text) : new Version();
        return isRight;
    }
}
