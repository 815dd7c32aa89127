namespace GainsightEvents.Generators.Analyzers;

/// <summary>The frame of the rules about what is wrong in the plan file: at its line there, live, as the file is edited.</summary>
internal abstract class PlanFileAnalyzer(DiagnosticDescriptor rule) : EventAnalyzer(rule)
{
    protected sealed override void RegisterActions(CompilationStartAnalysisContext context) => context.RegisterAdditionalFileAction(fileContext =>
    {
        if (PlanDocument.IsPlan(fileContext.AdditionalFile.Path)
            && PlanDocument.FindFile(fileContext.Options) == fileContext.AdditionalFile
            && PlanDocument.Read(fileContext.AdditionalFile, fileContext.CancellationToken) is { } document)
        {
            Analyze(document, fileContext);
        }
    });

    protected abstract void Analyze(PlanDocument document, AdditionalFileAnalysisContext context);
}
