namespace GainsightEvents.CodeFixes;

/// <summary>GSE0070: removes the assignment from the delegate of <c>AddGainsightEvents</c>, whose start-up check names the setting that is then missing.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class SecretInSourceCodeFix() : EventCodeFixProvider(SecretInSourceAnalyzer.Rule.Id)
{
    public const string Remove = "Remove";

    protected override Task OfferAsync(FixTarget target)
    {
        // Anywhere else the value may be used before configuration is read, or the object be built by hand.
        if (target.Node.FirstAncestorOrSelf<AssignmentExpressionSyntax>()
                is { Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: LambdaExpressionSyntax { Parent: ArgumentSyntax argument } } } statement }
            && argument.Parent?.Parent is InvocationExpressionSyntax call
            && target.Model.GetSymbolInfo(call, target.CancellationToken).Symbol is IMethodSymbol { Name: "AddGainsightEvents" })
        {
            target.Offer("Remove it, for configuration to set", Remove, _ => Task.FromResult(target.Document.WithSyntaxRoot(
                target.Root.RemoveNode(statement, SyntaxRemoveOptions.KeepNoTrivia)!).Project.Solution));
        }

        return Task.CompletedTask;
    }
}
