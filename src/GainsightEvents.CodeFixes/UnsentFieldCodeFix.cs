namespace GainsightEvents.CodeFixes;

/// <summary>GSE0050: makes a property of a field. What is not public is left to its author, who may have meant that.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class UnsentFieldCodeFix() : EventCodeFixProvider(UnsentFieldAnalyzer.Rule.Id)
{
    public const string MakeProperty = "MakeProperty";

    protected override async Task OfferAsync(FixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<FieldDeclarationSyntax>() is not { Declaration.Variables: { Count: 1 } variables } field
            || !field.Modifiers.Any(SyntaxKind.PublicKeyword))
        {
            return;
        }

        var changed = target.Document.WithSyntaxRoot(target.Root.ReplaceNode(field, ToProperty(field, variables[0])));
        if (await target.StillCompilesAsync(changed).ConfigureAwait(false))
        {
            target.Offer($"Declare '{variables[0].Identifier.ValueText}' as a property", MakeProperty, _ => Task.FromResult(changed.Project.Solution));
        }
    }

    private static PropertyDeclarationSyntax ToProperty(FieldDeclarationSyntax field, VariableDeclaratorSyntax variable)
    {
        var isReadOnly = field.Modifiers.Any(SyntaxKind.ReadOnlyKeyword);
        var modifiers = SyntaxFactory.TokenList(field.Modifiers.Where(static modifier => modifier.Kind() is not (SyntaxKind.ReadOnlyKeyword or SyntaxKind.VolatileKeyword)));
        var text = $" {{ get;{(isReadOnly ? "" : " set;")} }}{(variable.Initializer is { } initializer ? $" {initializer.ToString().Trim()};" : "")}";
        var declared = $"{field.AttributeLists.ToFullString()}{modifiers.ToFullString()}{field.Declaration.Type.ToFullString()}{variable.Identifier}{text}";
        return ((PropertyDeclarationSyntax)SyntaxFactory.ParseMemberDeclaration(declared)!)
            .WithLeadingTrivia(field.GetLeadingTrivia())
            .WithTrailingTrivia(field.GetTrailingTrivia());
    }
}
