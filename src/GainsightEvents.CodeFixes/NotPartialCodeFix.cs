namespace GainsightEvents.CodeFixes;

/// <summary>GSE0003: makes the type partial, and with it every type that contains it, for each of them has to be.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class NotPartialCodeFix() : EventCodeFixProvider(NotPartialAnalyzer.Rule.Id)
{
    public const string MakePartial = "MakePartial";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.TypeSyntax is { } syntax)
        {
            var chain = syntax.AncestorsAndSelf().OfType<TypeDeclarationSyntax>()
                .Where(static type => !type.Modifiers.Any(SyntaxKind.PartialKeyword)).ToArray();
            var names = string.Join(" and ", chain.Select(static type => $"'{type.Identifier.ValueText}'"));
            target.Offer($"Make {names} partial", MakePartial, _ => Task.FromResult(target.Document.WithSyntaxRoot(
                target.Root.ReplaceNodes(chain, static (_, type) => type.WithPartial())).Project.Solution));
        }

        return Task.CompletedTask;
    }
}
