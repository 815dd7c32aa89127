using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.CodeFixes;

/// <summary>Changes a type's modifiers and keeps its comments and its layout.</summary>
internal static class ModifierEdits
{
    /// <summary>Adds <c>partial</c> where the language wants it, last.</summary>
    public static TypeDeclarationSyntax WithPartial(this TypeDeclarationSyntax type) =>
        Insert(type, type.Modifiers.Count, SyntaxKind.PartialKeyword);

    /// <summary>Puts an accessibility, of one or two words, in the place of the present one, or of <c>file</c>.</summary>
    public static TypeDeclarationSyntax WithAccessibility(this TypeDeclarationSyntax type, params SyntaxKind[] accessibility)
    {
        for (var i = type.Modifiers.Count - 1; i >= 0; i--)
        {
            type = IsAccessibility(type.Modifiers[i]) ? Remove(type, i) : type;
        }

        for (var i = 0; i < accessibility.Length; i++)
        {
            type = Insert(type, i, accessibility[i]);
        }

        return type;
    }

    private static bool IsAccessibility(SyntaxToken modifier) =>
        modifier.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword or SyntaxKind.PrivateKeyword or SyntaxKind.FileKeyword;

    private static TypeDeclarationSyntax Insert(TypeDeclarationSyntax type, int index, SyntaxKind kind)
    {
        // Comments before the type belong to whichever token is first.
        var next = index < type.Modifiers.Count ? type.Modifiers[index] : type.Keyword;
        var added = SyntaxFactory.Token(next.LeadingTrivia, kind, [SyntaxFactory.Space]);
        var rest = type.ReplaceToken(next, next.WithLeadingTrivia());
        return rest.WithModifiers(rest.Modifiers.Insert(index, added));
    }

    private static TypeDeclarationSyntax Remove(TypeDeclarationSyntax type, int index)
    {
        var leading = type.Modifiers[index].LeadingTrivia;
        type = type.WithModifiers(type.Modifiers.RemoveAt(index));
        var next = index < type.Modifiers.Count ? type.Modifiers[index] : type.Keyword;
        return type.ReplaceToken(next, next.WithLeadingTrivia(leading.AddRange(next.LeadingTrivia)));
    }
}
