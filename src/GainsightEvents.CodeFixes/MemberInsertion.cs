using Microsoft.CodeAnalysis.Formatting;

namespace GainsightEvents.CodeFixes;

/// <summary>Puts a member first in a type, opening a body where the type has none.</summary>
internal static class MemberInsertion
{
    public static TypeDeclarationSyntax WithFirstMember(this TypeDeclarationSyntax type, MemberDeclarationSyntax member)
    {
        var lineEnd = Layout.LineEnd(type);
        var body = type.OpenBraceToken.IsKind(SyntaxKind.OpenBraceToken) ? type : OpenBody(type, lineEnd);

        // A member that follows directly needs no blank line; one with documentation does.
        var isFollowedByComment = body.Members.FirstOrDefault()?.GetLeadingTrivia().Any(static trivia =>
            !trivia.IsKind(SyntaxKind.WhitespaceTrivia) && !trivia.IsKind(SyntaxKind.EndOfLineTrivia)) == true;
        SyntaxTriviaList trailing = isFollowedByComment ? [lineEnd, lineEnd] : [lineEnd];
        return body.WithMembers(body.Members.Insert(0, member.WithTrailingTrivia(trailing).WithAdditionalAnnotations(Formatter.Annotation)));
    }

    // record Exported(string Feature);  becomes  record Exported(string Feature) { … }, with the braces in lines of their own.
    private static TypeDeclarationSyntax OpenBody(TypeDeclarationSyntax type, SyntaxTrivia lineEnd)
    {
        var margin = Layout.Indentation(type);
        var last = type.SemicolonToken.GetPreviousToken();
        return type
            .ReplaceToken(last, last.WithTrailingTrivia(lineEnd))
            .WithSemicolonToken(default)
            .WithOpenBraceToken(SyntaxFactory.Token(margin, SyntaxKind.OpenBraceToken, [lineEnd]))
            .WithCloseBraceToken(SyntaxFactory.Token(margin, SyntaxKind.CloseBraceToken, type.SemicolonToken.TrailingTrivia));
    }
}
