using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace GainsightEvents.Generators.Infrastructure;

/// <summary>
/// What was worked out of types, for as long as their compilation lives: the events of a project name few types, and those often.
/// </summary>
internal sealed class TypeMemory<T>(IEqualityComparer<ISymbol?> comparer)
{
    private readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<ITypeSymbol, T>> _byCompilation = new();

    /// <summary>What is known of a compilation's types. Several threads may read and add at once; whoever adds last has worked out the same.</summary>
    public ConcurrentDictionary<ITypeSymbol, T> Of(Compilation compilation) => _byCompilation.GetValue(compilation, _ => new(comparer));
}
