using System.Collections.Concurrent;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>Two types that declare an event of the same name, or of names that differ by case only.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class SameEventNameAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0022",
        "Event name taken twice",
        "Event '{0}' {1}",
        DiagnosticSeverity.Warning,
        customTags: WellKnownDiagnosticTags.CompilationEnd);

    protected override void RegisterActions(CompilationStartAnalysisContext context)
    {
        var declared = new ConcurrentBag<TargetDeclaration>();
        RegisterTargetAction(context, (declaration, _) =>
        {
            if (declaration is { EventName: not null, NameSyntax: not null })
            {
                declared.Add(declaration);
            }
        });

        // Which of two is the second is known only when all are; no fix waits for this.
        context.RegisterCompilationEndAction(end =>
        {
            foreach (var named in declared.GroupBy(static declaration => (Scope(declaration), declaration.EventName!.ToUpperInvariant())))
            {
                Analyze([.. named.OrderBy(static each => each.Syntax.SyntaxTree.FilePath, StringComparer.Ordinal).ThenBy(static each => each.Syntax.SpanStart)], end);
            }
        });
    }

    private static void Analyze(IReadOnlyList<TargetDeclaration> named, CompilationAnalysisContext context)
    {
        for (var i = 1; i < named.Count; i++)
        {
            var earlier = named.FirstOrDefault(other => other.EventName == named[i].EventName);
            var remainder = earlier != named[i]
                ? $"has the name '{named[i].EventName}' of event '{earlier!.DisplayName}', so Gainsight takes both for one; give each a name of its own"
                : $"has a name that differs only by case from '{named[0].EventName}' of event '{named[0].DisplayName}', and Gainsight takes them for two; give both one declaration, or names that nobody confuses";
            context.ReportDiagnostic(Diagnostic.Create(Rule, named[i].NameSyntax!.GetLocation(), named[i].DisplayName, remainder));
        }
    }

    // Each product of PX, and each version, topic and contract of NXT, has names of its own.
    private static string Scope(TargetDeclaration declaration) => declaration.IsNxt
        ? $"nxt\n{declaration.Attribute.NamedArgument<string>("Version")}\n{declaration.Attribute.NamedArgument<string>("Topic")}\n{declaration.Attribute.NamedArgument<string>("Contract")}"
        : $"px\n{declaration.Attribute.NamedArgument<string>("Product")?.ToUpperInvariant()}";
}
