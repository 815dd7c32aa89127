using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>Something stands there twice.</summary>
internal sealed record Duplication(SourcePart Part, int At) : Mutation
{
    protected override string Apply(string source, SyntaxNode root) =>
        root.Find(Part, At) is { IsEmpty: false } place ? source[..place.End] + "\n" + source[place.Start..] : source;
}
