namespace GainsightEvents.Generators.Analyzers;

/// <summary>
/// Where a mistake of the project file is reported, once and live: at the event that comes first of those it concerns. The project file has no place in
/// a compilation, and what is reported at a compilation's end is seen in builds alone.
/// </summary>
internal sealed class ProjectMistake(Compilation compilation, Func<TargetDeclaration, bool> concerns)
{
    // No rule is asked about generated code.
    private readonly Lazy<TargetDeclaration?> _first = new(() => DeclaredTypes.In(compilation)
        .SelectMany(static type => TargetDeclaration.Of(type, CancellationToken.None))
        .Where(declaration => concerns(declaration) && !GeneratedSource.Is(declaration.Syntax.SyntaxTree, CancellationToken.None))
        .OrderBy(static declaration => declaration.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal)
        .ThenBy(static declaration => declaration.Syntax.SpanStart)
        .FirstOrDefault());

    public bool IsReportedAt(TargetDeclaration declaration) => concerns(declaration) && declaration.Syntax == _first.Value?.Syntax;
}
