using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Parsing;

/// <summary>
/// All that a compilation's declarations are made of. Two compilations that differ in nothing but the insides of methods have the same, and what is
/// read of a declaration in one of them holds in the other.
/// </summary>
internal sealed class Surroundings
{
    private readonly ImmutableArray<SyntaxTree> _trees;
    private readonly ImmutableArray<MetadataReference> _references;
    private readonly CompilationOptions _options;
    private readonly string? _assemblyName;
    private readonly object _identity;

    /// <param name="compilation">What they are of.</param>
    /// <param name="before">Those that were looked at before, to compare with.</param>
    public Surroundings(Compilation compilation, Surroundings? before)
    {
        _trees = ((CSharpCompilation)compilation).SyntaxTrees;
        _references = compilation.ExternalReferences;
        _options = compilation.Options;
        _assemblyName = compilation.AssemblyName;
        _identity = before is not null && DiffersInMethodsAlone(before) ? before._identity : new object();
    }

    /// <summary>Whether both are known to be the same. They may be, and not be known to.</summary>
    public bool AreThoseOf(Surroundings other) => ReferenceEquals(_identity, other._identity);

    private bool DiffersInMethodsAlone(Surroundings before)
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
            if (!ReferenceEquals(_trees[i], before._trees[i]) && !DiffersInMethodsAlone(before._trees[i], _trees[i]))
            {
                return false;
            }
        }

        return true;
    }

    // Trivia do not count to Roslyn here but for #nullable, nor do initializers of fields that are no constants: neither says anything of a declaration.
    private static bool DiffersInMethodsAlone(SyntaxTree before, SyntaxTree after) =>
        before.FilePath == after.FilePath
        && before.Options.Equals(after.Options)
        && SyntaxFactory.AreEquivalent(before, after, topLevel: true);
}
