using System.Composition;
using GainsightEvents.Generators.Analyzers;
using GainsightEvents.Generators.Parsing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0032: adds the mark.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class UnmarkedEnvelopeFieldCodeFix() : EventCodeFixProvider(UnmarkedEnvelopeFieldAnalyzer.Rule.Id)
{
    public const string Mark = "Mark";

    protected override Task OfferAsync(FixTarget target)
    {
        if (target.MemberSyntax is { } member
            && Enum.TryParse<EventMark>(target.Diagnostic.Properties[UnmarkedEnvelopeFieldAnalyzer.MarkProperty], out var mark)
            && target.Compilation.GetTypeByMetadataName(EventMarks.AttributeName(mark)) is { } attribute)
        {
            target.OfferReplacement($"Mark it [{EventMarks.DisplayName(mark)}]", Mark, member, attribute, name => member.WithAttribute(name));
        }

        return Task.CompletedTask;
    }
}
