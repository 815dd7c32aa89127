using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Tests.Robustness;

/// <summary>One edit that most likely breaks a source. It names places by number, so that it fits any source.</summary>
internal abstract record Mutation
{
    /// <summary>The source after the edit; as it was where it has no such place.</summary>
    public string Apply(string source) => Apply(source, CSharpSyntaxTree.ParseText(source).GetRoot());

    protected abstract string Apply(string source, SyntaxNode root);
}
