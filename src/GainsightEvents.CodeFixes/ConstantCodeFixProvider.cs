using Microsoft.CodeAnalysis.Simplification;

namespace GainsightEvents.CodeFixes;

/// <summary>The frame of the fixes that put another constant in the place of a refused one: those that the rule found to be right.</summary>
internal abstract class ConstantCodeFixProvider(string diagnosticId) : EventCodeFixProvider(diagnosticId)
{
    protected override Task OfferAsync(FixTarget target)
    {
        if (target.Node is ExpressionSyntax old)
        {
            foreach (var text in ConstantRepairs.Of(target.Diagnostic.Properties))
            {
                var expression = SyntaxFactory.ParseExpression(text);
                target.OfferReplacement($"Set it to {TitleOf(expression)}", KeyOf(text), old, () =>
                    expression.WithTriviaFrom(old).WithAdditionalAnnotations(Simplifier.Annotation));
            }
        }

        return Task.CompletedTask;
    }

    /// <summary>The key that "fix all" goes by: the same for what may be repaired in one sweep.</summary>
    protected abstract string KeyOf(string expression);

    // An enum's member is named by its type, whatever namespaces they are in.
    private static string TitleOf(ExpressionSyntax expression) => expression is MemberAccessExpressionSyntax member
        ? $"{member.Expression.DescendantTokens().Last().ValueText}.{member.Name}"
        : expression.ToString();
}
