namespace GainsightEvents.CodeFixes;

/// <summary>GSE0056: writes a day that stands there in another form as year, month and day.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class DayFormatCodeFix() : DayCodeFixProvider(DayFormatAnalyzer.Rule.Id)
{
    protected override string? Repair(string text) => DayText.Repair(text);
}
