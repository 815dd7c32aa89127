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

    /// <summary>Takes <c>name = value</c> away, with the parentheses where nothing else is in them.</summary>
    public static AttributeSyntax WithoutNamedArgument(this AttributeSyntax attribute, string name)
    {
        if (attribute.ArgumentList is not { } list || list.Arguments.FirstOrDefault(argument => argument.NameEquals?.Name.Identifier.ValueText == name) is not { } existing)
        {
            return attribute;
        }

        return list.Arguments.Count == 1
            ? attribute.WithArgumentList(null).WithTriviaFrom(attribute)
            : attribute.WithArgumentList(list.WithArguments(list.Arguments.Remove(existing)));
    }

    /// <summary>Sets the first argument that is not set by a property's name.</summary>
    public static AttributeSyntax WithFirstArgument(this AttributeSyntax attribute, ExpressionSyntax value)
    {
        var arguments = attribute.ArgumentList ?? SyntaxFactory.AttributeArgumentList();
        if (arguments.Arguments.FirstOrDefault(static argument => argument.NameEquals is null) is { } existing)
        {
            return attribute.WithArgumentList(arguments.ReplaceNode(existing.Expression, value.WithTriviaFrom(existing.Expression)));
        }

        var separators = arguments.Arguments.GetSeparators();
        if (arguments.Arguments.Count > 0)
        {
            separators = separators.Prepend(SyntaxFactory.Token([], SyntaxKind.CommaToken, [SyntaxFactory.Space]));
        }

        return attribute.WithArgumentList(arguments.WithArguments(
            SyntaxFactory.SeparatedList(arguments.Arguments.Prepend(SyntaxFactory.AttributeArgument(value)), separators)));
    }
}
