using System.Collections.Immutable;
using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace GainsightEvents.Package.Tests;

/// <summary>The rules in the package, read from the assembly that the compiler loads.</summary>
internal static class PackedRules
{
    public static ImmutableArray<DiagnosticDescriptor> Read(PackedPackage package)
    {
        var assembly = Assembly.LoadFrom(Path.Combine(package.Unpacked, "analyzers", "dotnet", "roslyn4.14", "cs", "GainsightEvents.Generators.dll"));
        return
        [
            .. assembly.GetTypes()
                .Where(type => !type.IsAbstract && type.GetCustomAttribute<DiagnosticAnalyzerAttribute>() is not null)
                .SelectMany(type => ((DiagnosticAnalyzer)Activator.CreateInstance(type)!).SupportedDiagnostics)
                .OrderBy(rule => rule.Id, StringComparer.Ordinal),
        ];
    }
}
