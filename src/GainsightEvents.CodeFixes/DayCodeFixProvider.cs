namespace GainsightEvents.CodeFixes;

/// <summary>The frame of the fixes that write a day in its form, in the text of an attribute. A constant that is declared elsewhere may serve others, so it is left to its author.</summary>
internal abstract class DayCodeFixProvider(string diagnosticId) : EventCodeFixProvider(diagnosticId)
{
    public const string WriteDay = "WriteDay";

    protected sealed override Task OfferAsync(FixTarget target)
    {
        // A property of the project file is reported at the attribute's name, and is no part of a document.
        if (target.Node.FirstAncestorOrSelf<AttributeArgumentSyntax>()?.Expression is LiteralExpressionSyntax literal
            && Repair(literal.Token.ValueText) is { } repaired)
        {
            target.OfferReplacement($"Write \"{repaired}\"", WriteDay, literal, () =>
                literal.WithToken(SyntaxFactory.Literal(repaired).WithTriviaFrom(literal.Token)));
        }

        return Task.CompletedTask;
    }

    /// <summary>The text with its day in the right form; null where nobody can tell which day is meant.</summary>
    protected abstract string? Repair(string text);
}
