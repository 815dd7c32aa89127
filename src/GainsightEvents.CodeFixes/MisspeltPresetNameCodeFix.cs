namespace GainsightEvents.CodeFixes;

/// <summary>GSE0024: writes the customary name. A constant that is declared elsewhere may serve others, so it is left to its author.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class MisspeltPresetNameCodeFix() : EventCodeFixProvider(MisspeltPresetNameAnalyzer.Rule.Id)
{
    public const string UseCustomaryName = "UseCustomaryName";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Diagnostic.Properties[MisspeltPresetNameAnalyzer.NameProperty] is { } name
            && target.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression is LiteralExpressionSyntax literal)
        {
            target.OfferReplacement($"Name it \"{name}\"", UseCustomaryName, literal, () =>
                literal.WithToken(SyntaxFactory.Literal(name).WithTriviaFrom(literal.Token)));
        }

        return Task.CompletedTask;
    }
}
