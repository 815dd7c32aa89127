namespace GainsightEvents.CodeFixes;

/// <summary>GSE0055: writes the day that the note begins with in its form.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class RetiredNoteFormatCodeFix() : DayCodeFixProvider(RetiredNoteFormatAnalyzer.Rule.Id)
{
    protected override string? Repair(string text) => RetiredNotes.Repair(text);
}
