namespace GainsightEvents.CodeFixes;

/// <summary>GSE0060: awaits the call, where the code around it may. What is not async is left to its author, for its callers would change.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DroppedPublishResultCodeFix() : EventCodeFixProvider(DroppedPublishResultAnalyzer.Rule.Id)
{
    public const string Await = "Await";

    protected override Task OfferAsync(FixTarget target)
    {
        // publisher?.PublishAsync(…) is a nullable ValueTask, which nothing can await.
        if (target.Node is InvocationExpressionSyntax call && MayAwait(call))
        {
            target.OfferReplacement("Await it", Await, call, () => SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(call.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, [SyntaxFactory.Space]),
                call.WithoutLeadingTrivia()));
        }

        return Task.CompletedTask;
    }

    private static bool MayAwait(SyntaxNode call)
    {
        foreach (var ancestor in call.Ancestors())
        {
            switch (ancestor)
            {
                case LockStatementSyntax or UnsafeStatementSyntax:
                    return false;
                case AnonymousFunctionExpressionSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case LocalFunctionStatementSyntax function:
                    return function.Modifiers.Any(SyntaxKind.AsyncKeyword);
                case MemberDeclarationSyntax member:
                    return member is GlobalStatementSyntax || member.Modifiers.Any(SyntaxKind.AsyncKeyword);
            }
        }

        return false;
    }
}
