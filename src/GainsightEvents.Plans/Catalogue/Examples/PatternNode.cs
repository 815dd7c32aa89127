using System.Text;

namespace GainsightEvents.Plans.Catalogue.Examples;

/// <summary>A part of a pattern, of which texts are made.</summary>
internal abstract record PatternNode
{
    /// <summary>Appends a text that the part probably matches; false where it would be too long.</summary>
    public abstract bool TryWrite(StringBuilder text, PatternChoice choice);

    /// <summary>Characters that stand for themselves; none, where the part only looks around.</summary>
    public sealed record Literal(string Characters) : PatternNode
    {
        public override bool TryWrite(StringBuilder text, PatternChoice choice)
        {
            text.Append(Characters);
            return text.Length <= TextExamples.Longest;
        }
    }

    /// <summary>One part after the other.</summary>
    public sealed record Sequence(IReadOnlyList<PatternNode> Parts) : PatternNode
    {
        public override bool TryWrite(StringBuilder text, PatternChoice choice) => Parts.All(part => part.TryWrite(text, choice));
    }

    /// <summary>One part of several.</summary>
    public sealed record Alternatives(IReadOnlyList<PatternNode> Parts) : PatternNode
    {
        public override bool TryWrite(StringBuilder text, PatternChoice choice) => Parts[choice.Alternative % Parts.Count].TryWrite(text, choice);
    }

    /// <summary>A part that is repeated.</summary>
    /// <param name="Part">The part.</param>
    /// <param name="Least">At least so often.</param>
    /// <param name="Most">At most so often.</param>
    /// <param name="Number">Its number among the repetitions of the pattern, from 0.</param>
    public sealed record Repeated(PatternNode Part, int Least, int Most, int Number) : PatternNode
    {
        public override bool TryWrite(StringBuilder text, PatternChoice choice)
        {
            var times = choice.IsSparse ? Least : Math.Max(Least, Math.Min(1, Most));
            if (choice.Longer == Number || choice.Longer == PatternChoice.All)
            {
                times = (int)Math.Min(Most, (long)times + choice.Times);
            }

            for (var i = 0; i < times; i++)
            {
                var length = text.Length;
                if (!Part.TryWrite(text, choice))
                {
                    return false;
                }

                // What is empty once is empty for ever.
                if (text.Length == length)
                {
                    break;
                }
            }

            return true;
        }
    }
}
