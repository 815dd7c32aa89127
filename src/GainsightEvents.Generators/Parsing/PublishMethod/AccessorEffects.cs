using GainsightEvents.Generators.Parsing.Members;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Parsing.PublishMethod;

/// <summary>Reads the code of members that runs while an event is built: accessors of what is set in any case, and overrides that a base type may call.</summary>
internal sealed class AccessorEffects(INamedTypeSymbol type, IAssemblySymbol assembly, NamedMembers named, CancellationToken cancellationToken)
{
    private readonly HashSet<ISymbol> _read = new(SymbolEqualityComparer.Default);

    /// <summary>A constructor in another assembly reaches what is declared here only through overrides and interfaces.</summary>
    public void ReadWhatBaseMayCall()
    {
        for (var current = type; current is not null && current.IsDeclaredIn(assembly); current = current.BaseType)
        {
            foreach (var member in current.GetMembers())
            {
                if (member is { IsOverride: true, IsImplicitlyDeclared: false })
                {
                    named.Add(member.Name);
                    ReadCode(member);
                }
            }
        }

        foreach (var implemented in type.AllInterfaces)
        {
            foreach (var member in implemented.GetMembers())
            {
                if (type.FindImplementationForInterfaceMember(member) is { IsImplicitlyDeclared: false } implementation)
                {
                    named.Add(implementation.Name);
                    ReadCode(implementation);
                }
            }
        }
    }

    /// <summary>What is required, and who the user is, the publish method sets in any case.</summary>
    public void ReadRequired(IReadOnlyList<EventProperty> properties)
    {
        for (var current = type; current is not null; current = current.BaseType)
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
        if (!member.IsDeclaredIn(assembly) || !_read.Add(member))
        {
            return;
        }

        foreach (var reference in member.DeclaringSyntaxReferences)
        {
            switch (reference.GetSyntax(cancellationToken))
            {
                case BasePropertyDeclarationSyntax property:
                    named.AddAllIf(property.Modifiers.Any(SyntaxKind.PartialKeyword));
                    named.AddFrom(property.AccessorList);
                    named.AddFrom((property as PropertyDeclarationSyntax)?.ExpressionBody ?? (property as IndexerDeclarationSyntax)?.ExpressionBody);
                    break;
                case BaseMethodDeclarationSyntax method:
                    named.AddAllIf(method is { Body: null, ExpressionBody: null } && !method.Modifiers.Any(SyntaxKind.AbstractKeyword));
                    named.AddFrom((SyntaxNode?)method.Body ?? method.ExpressionBody);
                    break;
                case AccessorDeclarationSyntax accessor:
                    named.AddFrom(accessor);
                    break;
                case ArrowExpressionClauseSyntax getter:
                    named.AddFrom(getter);
                    break;
            }
        }
    }
}
