namespace GainsightEvents.CodeFixes;

/// <summary>Edits the arguments of an attribute and keeps its layout.</summary>
internal static class AttributeArguments
{
    /// <summary>Sets <c>name = value</c>, in the place of the argument that sets it already, else at the end.</summary>
    public static AttributeSyntax WithNamedArgument(this AttributeSyntax attribute, string name, ExpressionSyntax value)
    {
        var arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (arguments.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is { } existing)
        {
            return attribute.WithArgumentList(arguments.ReplaceNode(existing.Expression, value.WithTriviaFrom(existing.Expression)));
        }

        var equals = SyntaxFactory.Token([SyntaxFactory.Space], SyntaxKind.EqualsToken, [SyntaxFactory.Space]);
        var added = SyntaxFactory.AttributeArgument(SyntaxFactory.NameEquals(SyntaxFactory.IdentifierName(name), equals), nameColon: null, value);
        var separators = arguments.Arguments.GetSeparators();
        if (arguments.Arguments.Count > 0)
        {
            separators = separators.Append(SyntaxFactory.Token([], SyntaxKind.CommaToken, [SyntaxFactory.Space]));
        }

        return attribute.WithArgumentList(arguments.WithArguments(
            SyntaxFactory.SeparatedList(arguments.Arguments.Append(added), separators)));
    }
}
