namespace GainsightEvents.CodeFixes;

/// <summary>Takes an attribute away, with its brackets and its line where nothing else is in them, and leaves every other character where it is.</summary>
internal static class AttributeRemoval
{
    public static SyntaxNode WithoutAttribute(this SyntaxNode root, AttributeSyntax attribute)
    {
        var list = (AttributeListSyntax)attribute.Parent!;
        if (list.Attributes.Count > 1)
        {
            return root.RemoveNode(attribute, SyntaxRemoveOptions.KeepNoTrivia)!;
        }

        // What stood before the list now stands before what follows it; comments between the two stay.
        var next = list.GetLastToken().GetNextToken();
        var between = list.GetTrailingTrivia().AddRange(next.LeadingTrivia);
        SyntaxTriviaList kept = [.. between.SkipWhile(static trivia => trivia.IsKind(SyntaxKind.WhitespaceTrivia) || trivia.IsKind(SyntaxKind.EndOfLineTrivia))];
        var declaration = list.Parent!;
        var bare = declaration.ReplaceToken(next, next.WithLeadingTrivia(list.GetLeadingTrivia().AddRange(kept)));
        var index = declaration.ChildNodes().OfType<AttributeListSyntax>().ToList().IndexOf(list);
        var emptied = bare.ChildNodes().OfType<AttributeListSyntax>().ElementAt(index);
        return root.ReplaceNode(declaration, bare.RemoveNode(emptied, SyntaxRemoveOptions.KeepNoTrivia)!);
    }
}
