using GainsightEvents.Generators.Model;
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
    private readonly INamedTypeSymbol _type;
    private readonly Compilation _compilation;
    private readonly CancellationToken _cancellationToken;
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);
    private bool _any;

    public ConstructionEffects(
        INamedTypeSymbol type,
        IMethodSymbol constructor,
        IReadOnlyList<EventProperty> properties,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        _type = type;
        _compilation = compilation;
        _cancellationToken = cancellationToken;
        ReadConstructor(constructor);
        ReadRequired(properties);
    }

    /// <summary>Whether a member may hold something else than its declaration says.</summary>
    public bool MaySet(string member) => _any || _named.Contains(member);

    private void ReadConstructor(IMethodSymbol constructor)
    {
        if (constructor.ContainingType.SpecialType != SpecialType.None || !_read.Add(constructor.OriginalDefinition))
        {
            return;
        }

        if (!constructor.IsDeclaredIn(_compilation.Assembly))
        {
            ReadWhatBaseMayCall();
        }
        else if (constructor.IsImplicitlyDeclared)
        {
            // With a parameter it copies another event.
            _any |= !constructor.Parameters.IsEmpty;
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
                    _any |= declaration.Modifiers.Any(SyntaxKind.PartialKeyword) || declaration.Modifiers.Any(SyntaxKind.ExternKeyword);
                    ReadNext(declaration.Initializer, constructor.ContainingType);
                    Read((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody);
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
            _any = true;
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

    // A constructor in another assembly reaches what is declared here only through overrides and interfaces.
    private void ReadWhatBaseMayCall()
    {
        for (var current = _type; current is not null && current.IsDeclaredIn(_compilation.Assembly); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is { IsOverride: true, IsImplicitlyDeclared: false })
                {
                    _named.Add(member.Name);
                    ReadCode(member);
                }
            }
        }

        foreach (var implemented in _type.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers())
            {
                if (_type.FindImplementationForInterfaceMember(member) is { IsImplicitlyDeclared: false } implementation)
                {
                    _named.Add(implementation.Name);
                    ReadCode(implementation);
                }
            }
        }
    }

    private void ReadRequired(IReadOnlyList<EventProperty> properties)
    {
        for (var current = _type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is IPropertySymbol { IsRequired: true } required)
                {
                    ReadCode(required);
                }
            }
        }

        foreach (var property in properties)
        {
            if (property.Role == MemberRole.IdentifyId)
            {
                ReadCode(property.Property);
            }
        }
    }

    private void ReadCode(ISymbol member)
    {
        if (!member.IsDeclaredIn(_compilation.Assembly) || !_read.Add(member))
        {
            return;
        }

        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax(_cancellationToken))
            {
                case BasePropertyDeclarationSyntax property:
                    _any |= property.Modifiers.Any(SyntaxKind.PartialKeyword);
                    Read(property.AccessorList);
                    Read((property as PropertyDeclarationSyntax)?.ExpressionBody ?? (property as IndexerDeclarationSyntax)?.ExpressionBody);
                    break;
                case BaseMethodDeclarationSyntax method:
                    _any |= method is { Body: null, ExpressionBody: null } && !method.Modifiers.Any(SyntaxKind.AbstractKeyword);
                    Read((SyntaxNode?)method.Body ?? method.ExpressionBody);
                    break;
                case AccessorDeclarationSyntax accessor:
                    Read(accessor);
                    break;
                case ArrowExpressionClauseSyntax getter:
                    Read(getter);
                    break;
            }
        }
    }

    private void Read(SyntaxNode? code)
    {
        foreach (var node in code?.DescendantNodesAndSelf(static node => !IsNameOf(node)) ?? [])
        {
            switch (node)
            {
                // Whoever gets hold of the event may set anything.
                case InstanceExpressionSyntax { Parent: not MemberAccessExpressionSyntax }:
                    _any = true;
                    break;
                case SimpleNameSyntax { Parent: MemberAccessExpressionSyntax access } name when access.Name == name:
                    // Behind anything but "this" it names something of another object.
                    if (access.Expression is InstanceExpressionSyntax)
                    {
                        ReadName(name.Identifier.ValueText, isMember: true);
                    }

                    break;
                case SimpleNameSyntax { Parent: not MemberBindingExpressionSyntax } name:
                    ReadName(name.Identifier.ValueText, isMember: false);
                    break;
            }
        }
    }

    private void ReadName(string name, bool isMember)
    {
        var found = false;
        for (var current = _type; current is not null; current = current.BaseType)
        {
            foreach (var member in current.GetMembers(name))
            {
                found = true;
                if (member is { IsStatic: false } and not ITypeSymbol)
                {
                    _named.Add(name);
                    _any |= member switch
                    {
                        IFieldSymbol => false,
                        IPropertySymbol property => !property.IsDeclaredIn(_compilation.Assembly) || !AutoProperty.Is(property, _cancellationToken),
                        _ => true,
                    };
                }
            }
        }

        // What "this." finds and the type has not is an extension.
        _any |= isMember && !found;
    }

    private static bool IsNameOf(SyntaxNode? node) =>
        node is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: "nameof" } };
}
