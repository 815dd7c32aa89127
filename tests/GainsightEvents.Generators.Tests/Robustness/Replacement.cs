using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>Something becomes something else, or nothing.</summary>
internal sealed record Replacement(SourcePart Part, int At, string Text) : Mutation
{
    protected override string Apply(string source, SyntaxNode root) =>
        root.Find(Part, At) is { IsEmpty: false } place ? source[..place.Start] + Text + source[place.End..] : source;
}
