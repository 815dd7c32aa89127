namespace GainsightEvents.CodeFixes;

/// <summary>GSE0012: takes the question mark away, and makes a property required where nothing gives it a value.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class NullableIdentifyIdCodeFix() : EventCodeFixProvider(NullableIdentifyIdAnalyzer.Rule.Id)
{
    public const string MakeRequired = "MakeRequired";

    protected override async Task OfferAsync(FixTarget target)
    {
        if (target.FindMember() is not { Property: { IsOverride: false } property })
        {
            return;
        }

        SyntaxNode? replacement = target.MemberSyntax switch
        {
            ParameterSyntax { Default: null, Type: NullableTypeSyntax type } parameter => parameter.WithType(Bare(type)),
            PropertyDeclarationSyntax { Initializer: null, Type: NullableTypeSyntax type } declaration
                when property.IsRequired => declaration.WithType(Bare(type)),
            PropertyDeclarationSyntax { Initializer: null, AccessorList: not null, Type: NullableTypeSyntax type } declaration
                when property.SetMethod?.DeclaredAccessibility == Accessibility.Public && target.Compilation.AcceptsRequired() =>
                    declaration.WithType(Bare(type)).AddModifiers(SyntaxFactory.Token([], SyntaxKind.RequiredKeyword, [SyntaxFactory.Space])),
            _ => null,
        };
        if (replacement is null)
        {
            return;
        }

        var changed = target.Document.WithSyntaxRoot(target.Root.ReplaceNode(target.MemberSyntax!, replacement));
        if (await target.StillCompilesAsync(changed).ConfigureAwait(false))
        {
            var words = replacement is PropertyDeclarationSyntax ? "required and non-nullable" : "non-nullable";
            target.Offer($"Declare '{property.Name}' {words}", MakeRequired, _ => Task.FromResult(changed.Project.Solution));
        }
    }

    private static TypeSyntax Bare(NullableTypeSyntax type) => type.ElementType.WithTrailingTrivia(type.GetTrailingTrivia());
}
