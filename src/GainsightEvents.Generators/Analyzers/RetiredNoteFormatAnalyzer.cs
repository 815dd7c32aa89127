using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>A <c>[Retired]</c> whose note does not begin with the day, without which nobody can prepare.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class RetiredNoteFormatAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0055",
        "Retired without the day",
        "The note '{0}' of {1} does not begin with the day from which on it is not sent; write such as \"2026-11-27, replaced by Report Shared\"",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        context.RegisterSymbolAction(static each => Analyze(each, each.Symbol.FindAttribute(MetadataNames.Retired)), SymbolKind.NamedType);

        // At the property rather than at each event that has it, for a base type may hand it down to many.
        context.RegisterSymbolAction(
            static each =>
            {
                var property = (IPropertySymbol)each.Symbol;
                Analyze(each, property.FindAttribute(MetadataNames.Retired) ?? EventProperties.FindPositional(property.ContainingType, property)?.FindAttribute(MetadataNames.Retired));
            },
            SymbolKind.Property);
    }

    private static void Analyze(SymbolAnalysisContext context, AttributeData? retired)
    {
        if (retired is not null
            && TextArgument.IsGiven(retired)
            && retired.PositionalArgument<string>(0) is var note
            && !RetiredNote.IsRight(note)
            && TextArgument.Find(retired, context.CancellationToken) is { } syntax)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rule, syntax.GetLocation(), note, $"'{context.Symbol.Name}'"));
        }
    }
}
