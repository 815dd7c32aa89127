using System.Composition;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp.Syntax;

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
            && Enum.TryParse<EventMark>(target.Diagnostic.Properties[MarkedTwiceAnalyzer.MarkProperty], out var mark)
            && member.FindAttribute(EventMarks.AttributeName(mark))?.ApplicationSyntaxReference is { } reference
            && reference.SyntaxTree == target.Root.SyntaxTree
            && reference.GetSyntax(target.CancellationToken) is AttributeSyntax attribute)
        {
            target.Offer($"Remove [{EventMarks.DisplayName(mark)}] from '{member.Name}'", Unmark, _ =>
                Task.FromResult(target.Document.WithSyntaxRoot(target.Root.WithoutAttribute(attribute)).Project.Solution));
        }

        return Task.CompletedTask;
    }
}
