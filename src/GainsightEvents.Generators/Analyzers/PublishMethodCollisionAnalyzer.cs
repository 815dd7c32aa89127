namespace GainsightEvents.Generators.Analyzers;

/// <summary>Two events of a namespace whose publish methods have the same name, as <c>Orders.Created</c> beside <c>OrdersCreated</c>.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
internal sealed class PublishMethodCollisionAnalyzer() : EventAnalyzer(Rule)
{
    public static readonly DiagnosticDescriptor Rule = RuleDescriptors.Create(
        "GSE0023",
        "Publish method of two events",
        "The publish method of event '{0}' is named '{1}', and so is that of event '{2}', which makes calls ambiguous; rename one of the two types",
        DiagnosticSeverity.Warning);

    protected override void RegisterActions(CompilationStartAnalysisContext context) =>
        context.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (TargetDeclaration.Of(type, context.CancellationToken).Count == 0)
        {
            return;
        }

        // Of two events the one nested deeper is reported, for its name is easier to change.
        var name = JoinedName(type);
        var first = Find(type.ContainingNamespace, name)
            .OrderBy(static same => same.Chain().Count)
            .ThenBy(static same => same.ToDisplayString(), StringComparer.Ordinal)
            .FirstOrDefault();

        // None is found where a name has not been typed yet.
        if (first is not null && !SymbolEqualityComparer.Default.Equals(first, type))
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rule, type.Locations[0], DisplayName(type), $"Publish{name}Async", DisplayName(first)));
        }
    }

    /// <summary>The events whose joined names are this one; each part has to begin what is left of it.</summary>
    private static IEnumerable<INamedTypeSymbol> Find(INamespaceOrTypeSymbol scope, string name)
    {
        foreach (var type in scope.GetTypeMembers())
        {
            if (!name.StartsWith(type.Name, StringComparison.Ordinal))
            {
                continue;
            }

            if (type.Name.Length == name.Length)
            {
                if (EventDeclaration.FindAttribute(type) is not null)
                {
                    yield return type;
                }

                continue;
            }

            foreach (var nested in Find(type, name.Substring(type.Name.Length)))
            {
                yield return nested;
            }
        }
    }

    private static string JoinedName(INamedTypeSymbol type) => string.Concat(type.Chain().Select(static part => part.Name));

    private static string DisplayName(INamedTypeSymbol type) => type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat);
}
