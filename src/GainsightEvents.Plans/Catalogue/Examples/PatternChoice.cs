namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>How a text is made of a pattern, where the pattern leaves a choice.</summary>
/// <param name="Alternative">Which of several alternatives is taken; of fewer the remainder.</param>
/// <param name="IsSparse">Whether what may be left out is.</param>
/// <param name="Longer">Which repetition goes on for longer, or <see cref="All"/>.</param>
/// <param name="Times">How often more.</param>
internal readonly record struct PatternChoice(int Alternative, bool IsSparse, int? Longer, int Times)
{
    public const int All = -1;
}
