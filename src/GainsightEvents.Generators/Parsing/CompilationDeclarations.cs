using System.Collections.Immutable;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing;

/// <summary>
/// All that a compilation declares. Two compilations that differ in nothing but the insides of methods declare the same, and what is read of a
/// declaration in one of them holds in the other.
/// </summary>
internal sealed class CompilationDeclarations
{
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;

    /// <param name="compilation">What declares them.</param>
    /// <param name="before">Those that were looked at before, to compare with.</param>
    public CompilationDeclarations(Compilation compilation, CompilationDeclarations? before)
    {
        _trees = ((CSharpCompilation)compilation).SyntaxTrees;
        _references = compilation.ExternalReferences;
        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
        Version = before is not null && AreThoseOf(before) ? before.Version : new object();
    }

    /// <summary>One and the same object for all that are known to be the same. It holds on to none of them.</summary>
    public object Version { get; }

    private bool AreThoseOf(CompilationDeclarations before)
    {
        if (_assemblyName != before._assemblyName
            || !_options.Equals(before._options)
            || _trees.Length != before._trees.Length
            || !_references.SequenceEqual(before._references))
        {
            return false;
        }

        for (var i = 0; i < _trees.Length; i++)
        {
            if (!ReferenceEquals(_trees[i], before._trees[i]) && !DeclareTheSame(before._trees[i], _trees[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Roslyn leaves out the insides of methods and the initializers of fields that are no constants, and trivia but for #nullable: nothing of this is part
    // of a declaration.
    private static bool DeclareTheSame(SyntaxTree before, SyntaxTree after) =>
        before.FilePath == after.FilePath
        && before.Options.Equals(after.Options)
        && SyntaxFactory.AreEquivalent(before, after, topLevel: true)
        && !HasConstantThatLayoutChanges(after);

    // How far an interpolated raw string is indented is trivia to Roslyn as well, and yet part of its value, which may be a constant.
    private static bool HasConstantThatLayoutChanges(SyntaxTree tree) =>
        tree.GetRoot()
            .DescendantNodes(static node => node is not (BlockSyntax or ArrowExpressionClauseSyntax))
            .Any(static node => node is InterpolatedStringExpressionSyntax text && text.StringStartToken.IsKind(SyntaxKind.InterpolatedMultiLineRawStringStartToken));
}
