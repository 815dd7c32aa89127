using System.Runtime.CompilerServices;
using GainsightEvents.Generators.Model;

namespace GainsightEvents.Generators.Parsing;

/// <summary>
/// Reads events, each again only when something it is made of may have changed. Most of what people type is inside a method, where no event is
/// declared, and yet every such edit has the compiler make all symbols anew for whoever asks.
/// </summary>
/// <param name="read">Reads an event.</param>
internal sealed class EventMemory(Func<GeneratorAttributeSyntaxContext, CancellationToken, EventModel?> read)
{
    // With the syntax of an event, or with the compilation, goes what was known of it.
    private readonly ConditionalWeakTable<SyntaxNode, Remembered> _events = new();
    private readonly ConditionalWeakTable<Compilation, CompilationDeclarations> _declarations = new();
    private volatile CompilationDeclarations? _latest;

    /// <summary>The event as it was read before, else as it is.</summary>
    public EventModel? Read(GeneratorAttributeSyntaxContext context, CancellationToken cancellationToken)
    {
        var version = _declarations.GetValue(context.SemanticModel.Compilation, Look).Version;
        var remembered = _events.GetOrCreateValue(context.TargetNode);
        if (remembered.Event is { } known && known.Version == version)
        {
            return known.Model;
        }

        var model = read(context, cancellationToken);
        remembered.Event = IsDeclaredInOnePlace(context.TargetSymbol, context.TargetNode.SyntaxTree) ? new(version, model) : null;
        return model;
    }

    private CompilationDeclarations Look(Compilation compilation) => _latest = new CompilationDeclarations(compilation, _latest);

    // What the constructors of an event and of its base types do is read as well, and in other files that is one of the changes that do not count.
    private static bool IsDeclaredInOnePlace(ISymbol symbol, SyntaxTree tree)
    {
        for (var type = symbol as INamedTypeSymbol; type is not null && type.IsDeclaredIn(symbol.ContainingAssembly); type = type.BaseType)
        {
            foreach (var declaration in type.DeclaringSyntaxReferences)
            {
                if (declaration.SyntaxTree != tree)
                {
                    return false;
                }
            }
        }

        return true;
    }

    private sealed class Remembered
    {
        public volatile Reading? Event;
    }

    private sealed record Reading(object Version, EventModel? Model);
}
