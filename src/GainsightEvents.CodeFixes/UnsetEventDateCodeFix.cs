namespace GainsightEvents.CodeFixes;

/// <summary>GSE0051: admits null, for which the time of Publish is taken, or has every creator of the event say the date.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class UnsetEventDateCodeFix() : EventCodeFixProvider(UnsetEventDateAnalyzer.Rule.Id)
{
    public const string MakeNullable = "MakeNullable";
    public const string MakeRequired = "MakeRequired";

    private static ExpressionSyntax Null => SyntaxFactory.LiteralExpression(SyntaxKind.NullLiteralExpression);

    protected override async Task OfferAsync(FixTarget target)
    {
        if (target.FindMember() is not { Property: { IsOverride: false } property })
        {
            return;
        }

        await OfferAsync(target, Nullable(target.MemberSyntax!), $"Declare '{property.Name}' nullable", MakeNullable).ConfigureAwait(false);
        await OfferAsync(target, Required(target, property), $"Declare '{property.Name}' required", MakeRequired).ConfigureAwait(false);
    }

    private static async Task OfferAsync(FixTarget target, SyntaxNode? replacement, string title, string equivalenceKey)
    {
        if (replacement is null)
        {
            return;
        }

        var changed = target.Document.WithSyntaxRoot(target.Root.ReplaceNode(target.MemberSyntax!, replacement));
        if (await target.StillCompilesAsync(changed).ConfigureAwait(false))
        {
            target.Offer(title, equivalenceKey, _ => Task.FromResult(changed.Project.Solution));
        }
    }

    private static SyntaxNode? Nullable(SyntaxNode member) => member switch
    {
        ParameterSyntax { Type: { } type } parameter => parameter.WithType(OrNull(type)).WithDefault(parameter.Default?.WithValue(Null)),
        PropertyDeclarationSyntax { Initializer: { } initializer } property =>
            property.WithType(OrNull(property.Type)).WithInitializer(initializer.WithValue(Null)),
        PropertyDeclarationSyntax property => property.WithType(OrNull(property.Type)),
        _ => null,
    };

    private static PropertyDeclarationSyntax? Required(FixTarget target, IPropertySymbol property) =>
        target.MemberSyntax is PropertyDeclarationSyntax { Initializer: null } declaration
        && property.SetMethod?.DeclaredAccessibility == Accessibility.Public
        && target.Compilation.AcceptsRequired()
            ? declaration.AddModifiers(SyntaxFactory.Token([], SyntaxKind.RequiredKeyword, [SyntaxFactory.Space]))
            : null;

    private static NullableTypeSyntax OrNull(TypeSyntax type) => SyntaxFactory.NullableType(type.WithoutTrailingTrivia()).WithTrailingTrivia(type.GetTrailingTrivia());
}
