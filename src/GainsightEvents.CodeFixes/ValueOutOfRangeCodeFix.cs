namespace GainsightEvents.CodeFixes;

/// <summary>GSE0040: takes the nearest bound of the range.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class ValueOutOfRangeCodeFix() : ConstantCodeFixProvider(ValueOutOfRangeAnalyzer.Rule.Id)
{
    public const string NearestBound = "NearestBound";

    protected override string KeyOf(string expression) => NearestBound;
}
