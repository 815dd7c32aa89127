using GainsightEvents.Generators.Infrastructure;

namespace GainsightEvents.CodeFixes;

/// <summary>GSE0014: declares the date as <c>DateTimeOffset</c>, to which every <c>DateTime</c> that callers hand over is converted.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DateTimeWithoutZoneCodeFix() : EventCodeFixProvider(DateTimeWithoutZoneAnalyzer.Rule.Id)
{
    public const string UseDateTimeOffset = "UseDateTimeOffset";

    protected override Task OfferAsync(FixTarget target) =>
        // One inside another value is declared elsewhere, and may have other uses.
        target.FindMember() is { } member
        && member.Type.UnwrapNullable().SpecialType == SpecialType.System_DateTime
        && target.Compilation.GetTypeByMetadataName("System.DateTimeOffset") is { } type
            ? target.OfferTypeAsync(type, UseDateTimeOffset)
            : Task.CompletedTask;
}
