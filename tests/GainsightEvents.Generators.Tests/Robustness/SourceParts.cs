using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>Finds places in a source.</summary>
internal static class SourceParts
{
    /// <summary>Where the place of a number is, counted round; nowhere in a source that has none of its kind left.</summary>
    public static TextSpan Find(this SyntaxNode root, SourcePart part, int at)
    {
        var all = All(root, part).ToList();
        return all.Count == 0 ? default : all[at % all.Count].Span;
    }

    private static IEnumerable<SyntaxNodeOrToken> All(SyntaxNode root, SourcePart part) => part switch
    {
        SourcePart.Token => root.DescendantTokens().Where(static token => token.Span.Length > 0).Select(static token => (SyntaxNodeOrToken)token),
        SourcePart.Identifier => root.DescendantTokens().Where(static token => token.IsKind(SyntaxKind.IdentifierToken)).Select(static token => (SyntaxNodeOrToken)token),
        SourcePart.Type => Nodes<TypeSyntax>(root),
        SourcePart.AttributeArguments => Nodes<AttributeArgumentListSyntax>(root),
        SourcePart.AttributeList => Nodes<AttributeListSyntax>(root),
        _ => Nodes<MemberDeclarationSyntax>(root),
    };

    private static IEnumerable<SyntaxNodeOrToken> Nodes<T>(SyntaxNode root)
        where T : SyntaxNode => root.DescendantNodes().OfType<T>().Select(static node => (SyntaxNodeOrToken)node);
}
