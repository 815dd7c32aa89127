namespace GainsightEvents.CodeFixes;

/// <summary>GSE0042: takes one of the allowed values.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp)]
[Shared]
internal sealed class ValueNotAllowedCodeFix() : ConstantCodeFixProvider(ValueNotAllowedAnalyzer.Rule.Id)
{
    // Each value is a choice of its own: "fix all" sets one value everywhere.
    protected override string KeyOf(string expression) => expression;
}
