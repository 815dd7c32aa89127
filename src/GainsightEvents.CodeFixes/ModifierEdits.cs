namespace GainsightEvents.CodeFixes;

/// <summary>Changes the modifiers of a type or a property and keeps its comments and its layout.</summary>
internal static class ModifierEdits
{
    /// <summary>Adds <c>partial</c> where the language wants it, last.</summary>
    public static TypeDeclarationSyntax WithPartial(this TypeDeclarationSyntax type) =>
        type.Insert(type.Modifiers.Count, SyntaxKind.PartialKeyword);

    /// <summary>Puts an accessibility, of one or two words, in the place of the present one, or of <c>file</c>.</summary>
    public static TypeDeclarationSyntax WithAccessibility(this TypeDeclarationSyntax type, params SyntaxKind[] accessibility)
    {
        var present = type.Modifiers.Where(IsAccessibility).ToArray();
        if (present.Length == 0)
        {
            return Enumerable.Reverse(accessibility).Aggregate(type, static (changed, kind) => changed.Insert(0, kind));
        }

        var words = accessibility.Select(static kind => SyntaxFactory.Token([], kind, [SyntaxFactory.Space])).ToArray();
        words[0] = words[0].WithLeadingTrivia(present[0].LeadingTrivia);
        words[words.Length - 1] = words[words.Length - 1].WithTrailingTrivia(present[present.Length - 1].TrailingTrivia);
        return type.WithModifiers(
            [.. type.Modifiers.SelectMany(modifier => modifier == present[0] ? words : IsAccessibility(modifier) ? [] : new[] { modifier })]);
    }

    /// <summary>Adds <c>required</c>, last.</summary>
    public static PropertyDeclarationSyntax WithRequired(this PropertyDeclarationSyntax property)
    {
        var added = SyntaxFactory.Token([], SyntaxKind.RequiredKeyword, [SyntaxFactory.Space]);
        return property.Modifiers.Count > 0
            ? property.WithModifiers(property.Modifiers.Add(added))
            : property.WithType(property.Type.WithoutLeadingTrivia()).WithModifiers([added.WithLeadingTrivia(property.Type.GetLeadingTrivia())]);
    }

    /// <summary>Takes <c>required</c> away.</summary>
    public static PropertyDeclarationSyntax WithoutRequired(this PropertyDeclarationSyntax property)
    {
        var required = property.Modifiers.First(static modifier => modifier.IsKind(SyntaxKind.RequiredKeyword));
        var next = required.GetNextToken();
        var moved = property.ReplaceToken(next, next.WithLeadingTrivia(required.LeadingTrivia.AddRange(next.LeadingTrivia)));
        return moved.WithModifiers([.. moved.Modifiers.Where(static modifier => !modifier.IsKind(SyntaxKind.RequiredKeyword))]);
    }

    private static bool IsAccessibility(SyntaxToken modifier) =>
        SyntaxFacts.IsAccessibilityModifier(modifier.Kind()) || modifier.IsKind(SyntaxKind.FileKeyword);

    private static TypeDeclarationSyntax Insert(this TypeDeclarationSyntax type, int index, SyntaxKind kind)
    {
        // Comments before the type belong to whichever token is first.
        var next = index < type.Modifiers.Count ? type.Modifiers[index] : type.Keyword;
        var added = SyntaxFactory.Token(next.LeadingTrivia, kind, [SyntaxFactory.Space]);
        var rest = type.ReplaceToken(next, next.WithLeadingTrivia());
        return rest.WithModifiers(rest.Modifiers.Insert(index, added));
    }
}
