using Microsoft.CodeAnalysis;

namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>The floor: finds the events, and of each takes the name only.</summary>
internal sealed class NameGenerator : IIncrementalGenerator
{
    public void Initialize(IncrementalGeneratorInitializationContext context) =>
        context.RegisterSourceOutput(
            context.SyntaxProvider.ForAttributeWithMetadataName(
                "GainsightEvents.GainsightEventAttribute", static (_, _) => true, static (attributed, _) => attributed.TargetSymbol.Name),
            static (output, name) => output.AddSource($"{name}.g.cs", $"// {name}"));
}
