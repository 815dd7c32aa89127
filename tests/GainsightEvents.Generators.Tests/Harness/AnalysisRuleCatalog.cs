using System.Reflection;
using GainsightEvents.CodeFixes;
using GainsightEvents.Generators.Analyzers;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.Diagnostics;
using Xunit;

namespace GainsightEvents.Generators.Tests.Harness;

/// <summary>All rules there are, found as the compiler finds them.</summary>
internal static class AnalysisRuleCatalog
{
    /// <summary>Each rule with its analyzer, by id.</summary>
    public static IReadOnlyList<(DiagnosticDescriptor Rule, DiagnosticAnalyzer Analyzer)> Rules { get; } =
    [
        .. Instances<DiagnosticAnalyzer, DiagnosticAnalyzerAttribute>(typeof(EventAnalyzer).Assembly)
            .SelectMany(static analyzer => analyzer.SupportedDiagnostics.Select(rule => (Rule: rule, analyzer)))
            .OrderBy(static rule => rule.Rule.Id, StringComparer.Ordinal),
    ];

    /// <summary>Each code fix there is.</summary>
    public static IReadOnlyList<CodeFixProvider> Fixes { get; } =
        [.. Instances<CodeFixProvider, ExportCodeFixProviderAttribute>(typeof(EventCodeFixProvider).Assembly)];

    /// <summary>The ids, for theories.</summary>
    public static TheoryData<string> Ids => [.. Rules.Select(static rule => rule.Rule.Id)];

    public static (DiagnosticDescriptor Rule, DiagnosticAnalyzer Analyzer) Get(string id) => Rules.Single(rule => rule.Rule.Id == id);

    public static CodeFixProvider? FindFix(string id) => Fixes.SingleOrDefault(fix => fix.FixableDiagnosticIds.Contains(id));

    private static IEnumerable<T> Instances<T, TAttribute>(Assembly assembly) where TAttribute : Attribute =>
        assembly.GetTypes()
            .Where(static type => !type.IsAbstract && typeof(T).IsAssignableFrom(type) && type.GetCustomAttribute<TAttribute>() is not null)
            .Select(static type => (T)Activator.CreateInstance(type)!);
}
