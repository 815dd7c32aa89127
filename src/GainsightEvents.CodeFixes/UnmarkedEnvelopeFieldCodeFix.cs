using GainsightEvents.Generators.Model;
using GainsightEvents.Generators.Parsing.Members;

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
            && target.Diagnostic.Properties.TryGetValue(UnmarkedEnvelopeFieldAnalyzer.MarkProperty, out var mark)
            && Enum.TryParse<MemberRole>(mark, out var role)
            && target.Compilation.GetTypeByMetadataName(MemberRoles.AttributeName(role)) is { } attribute)
        {
            target.OfferReplacement($"Mark it [{MemberRoles.DisplayName(role)}]", Mark, member, attribute, name => member.WithAttribute(name));
        }

        return Task.CompletedTask;
    }
}
