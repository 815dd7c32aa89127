namespace GainsightEvents.CodeFixes;

/// <summary>GSE0015: removes the mark; the member is sent under its own name as before.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class PxMarkOnNxtEventCodeFix() : EventCodeFixProvider(PxMarkOnNxtEventAnalyzer.Rule.Id)
{
    public const string Unmark = "Unmark";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<AttributeSyntax>() is { } attribute)
        {
            target.Offer($"Remove [{attribute.Name}]", Unmark, _ =>
                Task.FromResult(target.Document.WithSyntaxRoot(target.Root.WithoutAttribute(attribute)).Project.Solution));
        }

        return Task.CompletedTask;
    }
}
