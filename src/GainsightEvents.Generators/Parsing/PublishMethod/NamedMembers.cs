using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>The members of an event that some code names, and so may set. Code that hands the event on may set every member.</summary>
internal sealed class NamedMembers(INamedTypeSymbol type, IAssemblySymbol assembly, CancellationToken cancellationToken)
{
    private readonly HashSet<string> _named = new(StringComparer.Ordinal);
    private bool _any;

    /// <summary>Whether the code may set a member.</summary>
    public bool Contains(string member) => _any || _named.Contains(member);

    public void Add(string member) => _named.Add(member);

    /// <summary>Counts every member as set, where that is so.</summary>
    public void AddAllIf(bool isSo) => _any |= isSo;

    /// <summary>Adds what code of the event's own, or of a base type, names.</summary>
    public void AddFrom(SyntaxNode? code)
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
                        AddName(name.Identifier.ValueText, isMember: true);
                    }

                    break;
                case SimpleNameSyntax { Parent: not MemberBindingExpressionSyntax } name:
                    AddName(name.Identifier.ValueText, isMember: false);
                    break;
            }
        }
    }

    private void AddName(string name, bool isMember)
    {
        var found = false;
        for (var current = type; current is not null; current = current.BaseType)
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
                        IPropertySymbol property => !property.IsDeclaredIn(assembly) || !AutoProperty.Is(property, cancellationToken),
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
