using GainsightEvents.Generators.Parsing.Members;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>
/// Which members the code that runs while an event is built may set: its constructors, and the accessors of what the publish method sets in any case.
/// A member counts as set as soon as that code names it. Code that cannot be seen, or that hands the event on, may set every member.
/// </summary>
internal sealed class ConstructionEffects
{
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly NamedMembers _named;
    private readonly AccessorEffects _accessors;
    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);

    public ConstructionEffects(
        INamedTypeSymbol type,
        IMethodSymbol constructor,
        IReadOnlyList<EventProperty> properties,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        _compilation = compilation;
        _cancellationToken = cancellationToken;
        _named = new NamedMembers(type, compilation.Assembly, cancellationToken);
        _accessors = new AccessorEffects(type, compilation.Assembly, _named, cancellationToken);
        ReadConstructor(constructor);
        _accessors.ReadRequired(properties);
    }

    /// <summary>Whether a member may hold something else than its declaration says.</summary>
    public bool MaySet(string member) => _named.Contains(member);

    private void ReadConstructor(IMethodSymbol constructor)
    {
        if (constructor.ContainingType.SpecialType != SpecialType.None || !_read.Add(constructor.OriginalDefinition))
        {
            return;
        }

        if (!constructor.IsDeclaredIn(_compilation.Assembly))
        {
            _accessors.ReadWhatBaseMayCall();
        }
        else if (constructor.IsImplicitlyDeclared)
        {
            // With a parameter it copies another event.
            _named.AddAllIf(!constructor.Parameters.IsEmpty);
            ReadBaseConstructors(constructor.ContainingType);
        }
        else
        {
            ReadDeclared(constructor);
        }
    }

    private void ReadDeclared(IMethodSymbol constructor)
    {
        foreach (var reference in constructor.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax(_cancellationToken))
            {
                case ConstructorDeclarationSyntax declaration:
                    _named.AddAllIf(declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || declaration.Modifiers.Any(SyntaxKind.ExternKeyword));
                    ReadNext(declaration.Initializer, constructor.ContainingType);
                    _named.AddFrom((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody);
                    break;
                case TypeDeclarationSyntax declaration:
                    ReadNext(declaration.BaseList?.Types.OfType<PrimaryConstructorBaseTypeSyntax>().FirstOrDefault(), constructor.ContainingType);
                    break;
            }
        }
    }

    // Which constructor is called next has to be bound: it may be the one that copies.
    private void ReadNext(SyntaxNode? initializer, INamedTypeSymbol type)
    {
        if (initializer is null)
        {
            ReadBaseConstructors(type);
        }
        else if (_compilation.GetSemanticModel(initializer.SyntaxTree).GetSymbolInfo(initializer, _cancellationToken).Symbol is IMethodSymbol next)
        {
            ReadConstructor(next);
        }
        else
        {
            _named.AddAllIf(true);
        }
    }

    private void ReadBaseConstructors(INamedTypeSymbol type)
    {
        foreach (var constructor in type.BaseType?.InstanceConstructors ?? [])
        {
            if (!EventConstructors.IsCopy(constructor))
            {
                ReadConstructor(constructor);
            }
        }
    }
}
