using GainsightEvents.Generators.Parsing.Catalog;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>An ExpiresOn, or a <c>GainsightToday</c> in the project file, that is not a day: the event would never expire, or on another day.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class DayFormatAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0056",
        "Day in an unexpected form",
        "{0} is ignored, because it is not a day; write year, month and day, such as 2026-11-27",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        RegisterTargetAction(context, Analyze);
        if (ProjectProperties.FindToday(context.Options.AnalyzerConfigOptionsProvider) is { } today && DayText.Parse(today) is null)
        {
            RegisterForProjectFile(context, today);
        }
    }

    private static void Analyze(TargetDeclaration declaration, SymbolAnalysisContext context)
    {
        if (declaration.Attribute.NamedArgument<string>("ExpiresOn") is { } text
            && declaration.FindNamedArgument("ExpiresOn") is { } syntax
            && DayText.Parse(text) is null)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), $"The ExpiresOn '{text}' of event '{declaration.Type.Name}'"));
        }
    }

    // Only who has an event that expires asks what day it is.
    private static void RegisterForProjectFile(CompilationStartAnalysisContext context, string today)
    {
        var mistake = new ProjectMistake(context.Compilation, static declaration => declaration.Attribute.NamedArgument<string>("ExpiresOn") is not null);
        RegisterTargetAction(context, (declaration, symbolContext) =>
        {
            if (mistake.IsReportedAt(declaration))
            {
                symbolContext.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.Syntax.Name.GetLocation(), $"The value '{today}' of the MSBuild property GainsightToday"));
            }
        });
    }
}
