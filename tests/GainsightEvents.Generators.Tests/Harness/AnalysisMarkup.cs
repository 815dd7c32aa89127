using System.Text;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>
/// A source in which expected diagnostics are marked: <c>[|like this|]</c>, or with an id, <c>{|GSE0001:like this|}</c>, where several rules run.
/// </summary>
internal sealed record AnalysisMarkup(string Text, IReadOnlyList<(TextSpan Span, string? Id)> Expected)
{
    public static AnalysisMarkup Parse(string markup)
    {
        var text = new StringBuilder();
        var open = new Stack<(int Start, string? Id)>();
        var expected = new List<(TextSpan Span, string? Id)>();
        for (var i = 0; i < markup.Length;)
        {
            if (StartsWith(markup, i, "[|"))
            {
                open.Push((text.Length, null));
                i += 2;
            }
            else if (StartsWith(markup, i, "{|GSE"))
            {
                var colon = markup.IndexOf(':', i);
                open.Push((text.Length, markup[(i + 2)..colon]));
                i = colon + 1;
            }
            else if (open.TryPeek(out var mark) && StartsWith(markup, i, mark.Id is null ? "|]" : "|}"))
            {
                open.Pop();
                expected.Add((TextSpan.FromBounds(mark.Start, text.Length), mark.Id));
                i += 2;
            }
            else
            {
                text.Append(markup[i++]);
            }
        }

        Assert.True(open.Count == 0, "A mark in the source is not closed.");
        return new AnalysisMarkup(
            text.ToString(),
            [.. expected.OrderBy(static mark => mark.Span).ThenBy(static mark => mark.Id, StringComparer.Ordinal)]);
    }

    private static bool StartsWith(string text, int index, string mark) => string.CompareOrdinal(text, index, mark, 0, mark.Length) == 0;
}
