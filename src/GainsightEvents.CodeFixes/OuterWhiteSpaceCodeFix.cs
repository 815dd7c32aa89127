namespace GainsightEvents.CodeFixes;

/// <summary>GSE0020: trims the literal. A constant that is declared elsewhere may serve others, so it is left to its author.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class OuterWhiteSpaceCodeFix() : EventCodeFixProvider(OuterWhiteSpaceAnalyzer.Rule.Id)
{
    public const string Trim = "Trim";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression is LiteralExpressionSyntax literal)
        {
            var trimmed = literal.Token.ValueText.Trim();
            target.OfferReplacement($"Write \"{trimmed}\"", Trim, literal, () =>
                literal.WithToken(SyntaxFactory.Literal(trimmed).WithTriviaFrom(literal.Token)));
        }

        return Task.CompletedTask;
    }
}
