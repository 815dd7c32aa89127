using GainsightEvents.Generators.Parsing.Members;
using GainsightEvents.Plans.Comparison;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>The frame of the rules about what the source says differently from the plan: at the member, or at the event.</summary>
/// <param name="rule">The rule. Its message takes what changed, what happened to it, and what to do.</param>
internal abstract class PlanDriftAnalyzer(DiagnosticDescriptor rule) : EventAnalyzer(rule)
{
    protected sealed override void RegisterActions(CompilationStartAnalysisContext context)
    {
        // Without a plan file nobody asked.
        if (PlanDocument.FindFile(context.Options) is { } file && PlanDocument.Read(file, context.CancellationToken) is { } document)
        {
            RegisterEventAction(context, (declaration, symbolContext) => Analyze(declaration, document, symbolContext));
        }
    }

    /// <summary>Whether the rule is about such a change.</summary>
    protected abstract bool Concerns(PlanChange change);

    private void Analyze(EventDeclaration declaration, PlanDocument document, SymbolAnalysisContext context)
    {
        if (document.FindDrift(context.Compilation, context.Options.AnalyzerConfigOptionsProvider) is not { } drift)
        {
            return;
        }

        foreach (var (change, member) in drift.ChangesAt(declaration.Type))
        {
            if (Concerns(change))
            {
                context.ReportDiagnostic(PlanDriftMessage.Create(SupportedDiagnostics[0], LocationOf(declaration, member), change));
            }
        }
    }

    private static Location LocationOf(EventDeclaration declaration, string? member)
    {
        foreach (var property in member is null ? [] : EventProperties.Of(declaration.Type))
        {
            if (property.Name == member)
            {
                return declaration.LocationOf(property.Property);
            }
        }

        return declaration.NameLocation;
    }
}
