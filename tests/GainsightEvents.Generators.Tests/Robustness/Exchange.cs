using Microsoft.CodeAnalysis;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>Two things stand in each other's place.</summary>
internal sealed record Exchange(SourcePart Part, int At, int With) : Mutation
{
    protected override string Apply(string source, SyntaxNode root)
    {
        var (one, other) = (root.Find(Part, At), root.Find(Part, With));
        var (first, second) = one.Start <= other.Start ? (one, other) : (other, one);
        return first.End > second.Start
            ? source
            : source[..first.Start] + source[second.Start..second.End] + source[first.End..second.Start] + source[first.Start..first.End] + source[second.End..];
    }
}
