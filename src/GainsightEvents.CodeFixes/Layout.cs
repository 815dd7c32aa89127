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

    /// <summary>
    /// Takes out what asks the formatter to lay the node out anew: it would put every attribute in a line of its own, whatever the file's habit.
    /// </summary>
    public static T WithoutElasticTrivia<T>(this T node) where T : SyntaxNode =>
        node.ReplaceTrivia(
            node.DescendantTrivia().Where(static trivia => trivia.HasAnnotation(SyntaxAnnotation.ElasticAnnotation)),
            static (_, _) => default);

    /// <summary>The white space before the node in its line.</summary>
    public static SyntaxTriviaList Indentation(SyntaxNode node)
    {
        var leading = node.GetLeadingTrivia();
        return leading.Count > 0 && leading[leading.Count - 1].IsKind(SyntaxKind.WhitespaceTrivia) ? [leading[leading.Count - 1]] : [];
    }
}
