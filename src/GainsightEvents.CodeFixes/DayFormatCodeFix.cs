namespace GainsightEvents.CodeFixes;

/// <summary>GSE0056: writes a day that stands there in another form as year, month and day.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DayFormatCodeFix() : EventCodeFixProvider(DayFormatAnalyzer.Rule.Id)
{
    public const string WriteDay = "WriteDay";

    protected override Task OfferAsync(FixTarget target)
    {
        // The project file's property is reported at the attribute's name, and is no part of a document.
        if (target.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression is LiteralExpressionSyntax literal
            && DayText.Repair(literal.Token.ValueText) is { } repaired)
        {
            target.OfferReplacement($"Write \"{repaired}\"", WriteDay, literal, () =>
                literal.WithToken(SyntaxFactory.Literal(repaired).WithTriviaFrom(literal.Token)));
        }

        return Task.CompletedTask;
    }
}
