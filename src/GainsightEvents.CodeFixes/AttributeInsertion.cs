namespace GainsightEvents.CodeFixes;

/// <summary>Puts an attribute before a type, a property or a positional parameter and leaves every other character where it is.</summary>
internal static class AttributeInsertion
{
    /// <param name="declaration">A property, or a parameter of a positional record.</param>
    /// <param name="attribute">The attribute's name, from <see cref="TypeNames"/>.</param>
    /// <param name="onProperty">Whether the attribute is for the property that a parameter makes, and takes no parameter itself.</param>
    public static SyntaxNode WithAttribute(this SyntaxNode declaration, NameSyntax attribute, bool onProperty = false) =>
        declaration.WithAttribute(SyntaxFactory.Attribute(attribute), onProperty);

    /// <param name="declaration">A type, a property, or a parameter of a positional record.</param>
    /// <param name="attribute">The attribute.</param>
    /// <param name="onProperty">Whether the attribute is for the property that a parameter makes, and takes no parameter itself.</param>
    public static SyntaxNode WithAttribute(this SyntaxNode declaration, AttributeSyntax attribute, bool onProperty = false)
    {
        var list = SyntaxFactory.AttributeList(SyntaxFactory.SingletonSeparatedList(attribute));
        if (onProperty && declaration is ParameterSyntax)
        {
            var target = SyntaxFactory.Identifier(SyntaxFacts.GetText(SyntaxKind.PropertyKeyword));
            var colon = SyntaxFactory.Token(SyntaxKind.ColonToken).WithTrailingTrivia(SyntaxFactory.Space);
            list = list.WithoutElasticTrivia().WithTarget(SyntaxFactory.AttributeTargetSpecifier(target, colon));
        }

        list = list.WithoutElasticTrivia().WithLeadingTrivia(declaration.GetLeadingTrivia()).WithTrailingTrivia(Separator(declaration));
        var bare = declaration.WithoutLeadingTrivia();
        return bare switch
        {
            TypeDeclarationSyntax type => type.WithAttributeLists(type.AttributeLists.Insert(0, list)),
            PropertyDeclarationSyntax property => property.WithAttributeLists(property.AttributeLists.Insert(0, list)),
            ParameterSyntax parameter => parameter.WithAttributeLists(parameter.AttributeLists.Insert(0, list)),
            _ => throw new ArgumentException($"A {declaration.Kind()} takes no attribute here.", nameof(declaration)),
        };
    }

    // Attributes that stand in lines of their own get another such line; else ours goes before the declaration.
    private static SyntaxTriviaList Separator(SyntaxNode declaration)
    {
        var first = declaration.ChildNodes().OfType<AttributeListSyntax>().FirstOrDefault();
        var lineEnd = first?.GetTrailingTrivia().FirstOrDefault(static trivia => trivia.IsKind(SyntaxKind.EndOfLineTrivia)) ?? default;
        if (lineEnd == default)
        {
            return [SyntaxFactory.Space];
        }

        return [lineEnd, .. Layout.Indentation(declaration)];
    }
}
