using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>Which members the constructors of an event and of its base types may set, as far as their syntax tells.</summary>
internal sealed class ConstructorAssignments
{
    private readonly IAssemblySymbol _own;
    private readonly HashSet<string> _assigned = new(StringComparer.Ordinal);
    private bool _any;

    public ConstructorAssignments(INamedTypeSymbol type, IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        _own = type.ContainingAssembly;
        Read(constructor, cancellationToken);
        for (var current = type.BaseType; current is { SpecialType: SpecialType.None }; current = current.BaseType)
        {
            foreach (var inherited in current.InstanceConstructors)
            {
                Read(inherited, cancellationToken);
            }
        }
    }

    /// <summary>Whether a member may hold something else after construction than its declaration says.</summary>
    public bool MaySet(string member) => _any || _assigned.Contains(member);

    private void Read(IMethodSymbol constructor, CancellationToken cancellationToken)
    {
        if (!constructor.IsDeclaredIn(_own))
        {
            return;
        }

        foreach (var reference in constructor.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is ConstructorDeclarationSyntax declaration)
            {
                // Another constructor is one more place to look at; that is not worth the doubt.
                _any |= declaration.Initializer.IsKind(SyntaxKind.ThisConstructorInitializer);
                foreach (var node in ((SyntaxNode?)declaration.Body ?? declaration.ExpressionBody)?.DescendantNodes() ?? [])
                {
                    Read(node);
                }
            }
        }
    }

    private void Read(SyntaxNode node)
    {
        switch (node)
        {
            case AssignmentExpressionSyntax assignment:
                AddTarget(assignment.Left);
                break;
            case ArgumentSyntax argument when !argument.RefKindKeyword.IsKind(SyntaxKind.None):
                AddTarget(argument.Expression);
                break;

            // Whoever gets hold of the event may set anything.
            case ThisExpressionSyntax { Parent: not MemberAccessExpressionSyntax }:
            case InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.ValueText: not "nameof" } }:
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax } }:
                _any = true;
                break;
        }
    }

    private void AddTarget(ExpressionSyntax target)
    {
        switch (target)
        {
            case IdentifierNameSyntax identifier:
                _assigned.Add(identifier.Identifier.ValueText);
                break;
            case MemberAccessExpressionSyntax access:
                _assigned.Add(access.Name.Identifier.ValueText);
                break;
            case TupleExpressionSyntax tuple:
                foreach (var element in tuple.Arguments)
                {
                    AddTarget(element.Expression);
                }

                break;
        }
    }
}
