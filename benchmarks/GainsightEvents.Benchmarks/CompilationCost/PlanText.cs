using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace GainsightEvents.Benchmarks.CompilationCost;

/// <summary>The plan file as the compiler hands it to analyzers.</summary>
internal sealed class PlanText(string text) : AdditionalText
{
    private readonly SourceText _text = SourceText.From(text);

    public override string Path => "/acme/gainsight.events.json";

    public override SourceText GetText(CancellationToken cancellationToken = default) => _text;
}
