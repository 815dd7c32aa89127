namespace GainsightEvents.CodeFixes;

/// <summary>GSE0055: writes the day that the note begins with in its form. A constant that is declared elsewhere may serve others, so it is left to its author.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RetiredNoteFormatCodeFix() : EventCodeFixProvider(RetiredNoteFormatAnalyzer.Rule.Id)
{
    public const string WriteDay = "WriteDay";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression is LiteralExpressionSyntax literal
            && RetiredNotes.Repair(literal.Token.ValueText) is { } repaired)
        {
            target.OfferReplacement($"Write \"{repaired}\"", WriteDay, literal, () =>
                literal.WithToken(SyntaxFactory.Literal(repaired).WithTriviaFrom(literal.Token)));
        }

        return Task.CompletedTask;
    }
}
