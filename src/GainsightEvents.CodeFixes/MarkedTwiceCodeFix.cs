using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0010: takes the mark from the member that is reported, which from then on is an attribute. The other one is left to its author.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class MarkedTwiceCodeFix() : EventCodeFixProvider(MarkedTwiceAnalyzer.Rule.Id)
{
    public const string Unmark = "Unmark";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.FindMember() is { } member
            && Enum.TryParse<MemberRole>(target.Diagnostic.Properties[MarkedTwiceAnalyzer.MarkProperty], out var role)
            && member.FindAttribute(MemberRoles.AttributeName(role))?.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == target.Root.SyntaxTree
            && reference.GetSyntax(target.CancellationToken) is AttributeSyntax attribute)
        {
            target.Offer($"Remove [{MemberRoles.DisplayName(role)}] from '{member.Name}'", Unmark, _ =>
                Task.FromResult(target.Document.WithSyntaxRoot(target.Root.WithoutAttribute(attribute)).Project.Solution));
        }

        return Task.CompletedTask;
    }
}
