using Microsoft.CodeAnalysis.Operations;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0062: names every argument after the first, in the place where it stands.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class PositionalArgumentsCodeFix() : EventCodeFixProvider(PositionalArgumentsAnalyzer.Rule.Id)
{
    public const string NameArguments = "NameArguments";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Node.FirstAncestorOrSelf<InvocationExpressionSyntax>(invocation => invocation.ArgumentList.Span.Contains(target.Diagnostic.Location.SourceSpan))
                is { } syntax
            && target.Model.GetOperation(syntax, target.CancellationToken) is IInvocationOperation call)
        {
            var names = PositionalArgumentsAnalyzer.FindUnnamed(call)
                .ToDictionary(static argument => (ArgumentSyntax)argument.Syntax, static argument => argument.Parameter!.Name);
            target.OfferReplacement("Name the arguments", NameArguments, syntax.ArgumentList, () =>
                syntax.ArgumentList.ReplaceNodes(names.Keys, (old, argument) => WithName(argument, names[old])));
        }

        return Task.CompletedTask;
    }

    private static ArgumentSyntax WithName(ArgumentSyntax argument, string name)
    {
        var text = SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;
        var identifier = SyntaxFactory.Identifier(argument.GetLeadingTrivia(), SyntaxKind.IdentifierToken, text, name, []);
        var colon = SyntaxFactory.Token([], SyntaxKind.ColonToken, [SyntaxFactory.Space]);
        var label = SyntaxFactory.NameColon(SyntaxFactory.IdentifierName(identifier), colon);
        return argument.WithoutLeadingTrivia().WithNameColon(label);
    }
}
