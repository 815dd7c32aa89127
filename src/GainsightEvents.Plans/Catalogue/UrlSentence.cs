using GainsightEvents.Rules;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>How a plan says that a member has <c>[Url]</c>: among what is refused, in the rule's own words without its advice.</summary>
internal static class UrlSentence
{
    public static string Text { get; } = WithoutAdvice(ValueRule.Url().Describe("a value that"));

    private static string WithoutAdvice(string sentence) => sentence.Substring(0, sentence.LastIndexOf("; ", StringComparison.Ordinal));
}
