namespace GainsightEvents.CodeFixes;

/// <summary>
/// GSE0060: awaits the call, where the code around it may. What is not async is left to its author, for its callers would change. Of <c>TryPublish</c> the
/// result can be dropped aloud.
/// </summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DroppedPublishResultCodeFix() : EventCodeFixProvider(DroppedPublishResultAnalyzer.Rule.Id)
{
    public const string Await = "Await";
    public const string Discard = "Discard";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Node is ExpressionSyntax dropped && IsTryPublish(dropped, target))
        {
            target.OfferReplacement("Let the event be lost: '_ ='", Discard, dropped, () =>
                SyntaxFactory.ParseExpression("_ = " + dropped.WithoutTrivia().ToFullString()).WithTriviaFrom(dropped));
            return Task.CompletedTask;
        }

        // publisher?.PublishAsync(…) is a nullable ValueTask, which nothing can await.
        if (target.Node is InvocationExpressionSyntax call && MayAwait(call))
        {
            target.OfferReplacement("Await it", Await, call, () => SyntaxFactory.AwaitExpression(
                SyntaxFactory.Token(call.GetLeadingTrivia(), SyntaxKind.AwaitKeyword, [SyntaxFactory.Space]),
                call.WithoutLeadingTrivia()));
        }

        return Task.CompletedTask;
    }

    private static bool IsTryPublish(ExpressionSyntax dropped, FixTarget target)
    {
        var call = dropped;
        while (call is ConditionalAccessExpressionSyntax conditional)
        {
            call = conditional.WhenNotNull;
        }

        return target.Model.GetSymbolInfo(call, target.CancellationToken).Symbol is IMethodSymbol method && PublishCalls.IsTryPublish(method);
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
