using Microsoft.CodeAnalysis.CSharp;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A project whose language is older than the code that is generated for its events.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class LanguageTooOldAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0018",
        "Language too old for events",
        "The code that is generated for events needs C# 11, and this project is compiled as C# {0}; set LangVersion in the project file to 11 or later",
        DiagnosticSeverity.Error);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        if (context.Compilation is not CSharpCompilation { LanguageVersion: < LanguageVersion.CSharp11 } compilation)
        {
            return;
        }

        var mistake = new ProjectMistake(compilation, static _ => true);
        RegisterTargetAction(context, (declaration, symbolContext) =>
        {
            if (mistake.IsReportedAt(declaration))
            {
                symbolContext.ReportDiagnostic(Diagnostic.Create(
                    Rule, declaration.Syntax.Name.GetLocation(), compilation.LanguageVersion.ToDisplayString()));
            }
        });
    }
}
