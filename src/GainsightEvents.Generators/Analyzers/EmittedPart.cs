using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// What the generator made of an event. A generator never sees what others write, and a rule sees it all: only here the two can be compared.
/// </summary>
internal sealed class EmittedPart
{
    // What the functions that write nested types call their parameter.
    private const string Value = "value";

    private readonly SyntaxNode _part;
    private readonly SyntaxNode _root;

    private EmittedPart(SyntaxNode part, SyntaxNode root)
    {
        _part = part;
        _root = root;
    }

    /// <summary>The generated part of an event; null where there is none, as everywhere when the generator has not run.</summary>
    public static EmittedPart? Find(INamedTypeSymbol type, CancellationToken cancellationToken)
    {
        foreach (var reference in type.DeclaringSyntaxReferences)
        {
            if (reference.GetSyntax(cancellationToken) is TypeDeclarationSyntax { AttributeLists.Count: > 0 } part
                && part.AttributeLists.ToString().Contains($"GeneratedCode(\"{MetadataNames.GeneratorTool}\""))
            {
                return new EmittedPart(part, reference.SyntaxTree.GetRoot(cancellationToken));
            }
        }

        return null;
    }

    /// <summary>Why the generator could not write the event, in the words of <see cref="Parsing.Refusals"/>; null where it could.</summary>
    public string? FindRefusal() => _part.DescendantNodes()
        .OfType<ThrowExpressionSyntax>()
        .SelectMany(static thrown => thrown.DescendantNodes().OfType<LiteralExpressionSyntax>())
        .FirstOrDefault()?.Token.ValueText;

    /// <summary>The members that are written, by name.</summary>
    public HashSet<string> FindMembers()
    {
        var list = _root.DescendantNodes().OfType<AssignmentExpressionSyntax>()
            .FirstOrDefault(static assignment => assignment is { Left: IdentifierNameSyntax { Identifier.ValueText: "Members" }, Right: ArrayCreationExpressionSyntax });
        var members = new HashSet<string>(StringComparer.Ordinal);
        foreach (var member in (list?.Right as ArrayCreationExpressionSyntax)?.Initializer?.Expressions ?? default)
        {
            if (member is ImplicitObjectCreationExpressionSyntax { ArgumentList.Arguments: { Count: > 0 } arguments } && arguments[0].Expression is LiteralExpressionSyntax name)
            {
                members.Add(name.Token.ValueText);
            }
        }

        return members;
    }

    /// <summary>The members of a nested type that are written, by name.</summary>
    /// <param name="typeName">The type, as generated code names it.</param>
    public HashSet<string> FindMembersOf(string typeName) => new(
        _part.DescendantNodes()
            .OfType<LocalFunctionStatementSyntax>()
            .Where(function => function.ParameterList.Parameters.Any(parameter => parameter.Identifier.ValueText == Value && parameter.Type?.ToString() == typeName))
            .SelectMany(static function => function.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
            .Where(static access => access.Expression is IdentifierNameSyntax { Identifier.ValueText: Value })
            .Select(static access => access.Name.Identifier.ValueText),
        StringComparer.Ordinal);
}
