using System.Security;
using GainsightEvents.Model;

namespace GainsightEvents.CodeFixes;

/// <summary>Changes what doc comments say of an event or a member, and keeps what else they say.</summary>
internal static class SummaryEdits
{
    /// <summary>The declaration with another summary; the same where it has none.</summary>
    public static SyntaxNode WithSummary(this SyntaxNode declaration, string words) =>
        FindElement(declaration, "summary", null) is { } element ? declaration.ReplaceNode(element, WithText(element, words)) : declaration;

    /// <summary>The root with a changed parameter of a positional record, and with other words for it at its type.</summary>
    public static SyntaxNode WithParameter(this SyntaxNode root, ParameterSyntax parameter, SyntaxNode changed, string words)
    {
        var element = parameter.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type ? FindElement(type, "param", parameter.Identifier.ValueText) : null;
        return root.ReplaceNodes(
            element is null ? [parameter] : new SyntaxNode[] { parameter, element },
            (old, _) => old == parameter ? changed : WithText((XmlElementSyntax)old, words));
    }

    private static XmlElementSyntax? FindElement(SyntaxNode declaration, string name, string? parameter) =>
        declaration.GetLeadingTrivia()
            .Select(static trivia => trivia.GetStructure())
            .OfType<DocumentationCommentTriviaSyntax>()
            .SelectMany(static comment => comment.Content.OfType<XmlElementSyntax>())
            .FirstOrDefault(element => element.StartTag.Name.ToString() == name
                && (parameter is null || element.StartTag.Attributes.OfType<XmlNameAttributeSyntax>().Any(each => each.Identifier.Identifier.ValueText == parameter)));

    private static XmlElementSyntax WithText(XmlElementSyntax element, string words)
    {
        var escaped = SecurityElement.Escape(OneLine.Of(words));
        return element
            .WithContent([SyntaxFactory.XmlText(SyntaxFactory.XmlTextLiteral([], escaped, escaped, []))])
            .WithEndTag(element.EndTag.WithoutLeadingTrivia());
    }
}
