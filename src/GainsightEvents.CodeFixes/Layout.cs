using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.CodeFixes;

/// <summary>Reads how a file is laid out, so that what a fix adds looks like the rest.</summary>
internal static class Layout
{
    /// <summary>The line end that the node's file uses.</summary>
    public static SyntaxTrivia LineEnd(SyntaxNode node)
    {
        var first = node.SyntaxTree.GetRoot().DescendantTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia));
        return first == default ? SyntaxFactory.LineFeed : first;
    }

    /// <summary>The white space before the node in its line.</summary>
    public static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? [leading[leading.Count - 1]] : [];
    }
}
