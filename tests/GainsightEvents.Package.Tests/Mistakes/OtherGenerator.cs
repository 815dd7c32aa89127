using Microsoft.CodeAnalysis;

namespace Mistakes;

/// <summary>A generator of somebody else's, beside which ours runs in the projects that make the mistakes.</summary>
[Generator(LanguageNames.CSharp)]
public sealed class OtherGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) => context.RegisterSourceOutput(
        context.CompilationProvider.Select(static (compilation, _) => compilation.AssemblyName),
        static (output, _) => output.AddSource("ReportId.g.cs", "namespace Mistakes.GSE0052 { partial record struct ReportId { public System.Guid Value { get; set; } } }"));
}
