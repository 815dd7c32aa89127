namespace GainsightEvents.CodeFixes;

/// <summary>Adds an attribute of the assembly to a file: after the others, else after the usings and the file's header.</summary>
internal static class AssemblyAttributeInsertion
{
    public static CompilationUnitSyntax WithAssemblyAttribute(this CompilationUnitSyntax root, AttributeSyntax attribute)
    {
        var lineEnd = Layout.LineEnd(root);
        var colon = SyntaxFactory.Token([], SyntaxKind.ColonToken, [SyntaxFactory.Space]);
        var list = SyntaxFactory.AttributeList(
            SyntaxFactory.AttributeTargetSpecifier(SyntaxFactory.Token(SyntaxKind.AssemblyKeyword), colon),
            SyntaxFactory.SingletonSeparatedList(attribute)).WithTrailingTrivia(lineEnd);

        if (root.AttributeLists.Count > 0)
        {
            return root.AddAttributeLists(list);
        }

        if (root.Usings.Count > 0 || root.Externs.Count > 0)
        {
            return root.AddAttributeLists(list.WithLeadingTrivia(lineEnd));
        }

        // What stands above a namespace is the file's header; what stands above a type is its documentation.
        if (root.Members.FirstOrDefault() is BaseNamespaceDeclarationSyntax header && header.HasLeadingTrivia)
        {
            return root.ReplaceNode(header, header.WithLeadingTrivia(lineEnd)).AddAttributeLists(list.WithLeadingTrivia(header.GetLeadingTrivia()));
        }

        var next = root.GetFirstToken();
        return root.ReplaceToken(next, next.WithLeadingTrivia(next.LeadingTrivia.Insert(0, lineEnd))).AddAttributeLists(list);
    }
}
