using System.Runtime.CompilerServices;
using GainsightEvents.Generators.Parsing.Plans;
using GainsightEvents.Plans.PlanFiles;
using Microsoft.CodeAnalysis.Text;

namespace GainsightEvents.Generators.Analyzers;

/// <summary>The plan file of a project, read once for each of its texts.</summary>
internal sealed class PlanDocument
{
    private static readonly ConditionalWeakTable<SourceText, PlanDocument> Known = new();

    private readonly ConditionalWeakTable<SourcePlan, PlanDrift> _drifts = new();
    private readonly SourcePlanMemory _memory = new();
    private readonly SourceText _text;

    private PlanDocument(SourceText text)
    {
        _text = text;
        Reading = PlanFileReader.Read(text.ToString());
    }

    public PlanReading Reading { get; }

    /// <summary>The file among those that the project hands to the compiler; null where it keeps no plan.</summary>
    public static AdditionalText? FindFile(AnalyzerOptions options)
    {
        foreach (var file in options.AdditionalFiles)
        {
            if (IsPlan(file.Path))
            {
                return file;
            }
        }

        return null;
    }

    public static bool IsPlan(string? path) => string.Equals(Path.GetFileName(path), PlanFile.FileName, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the file says; null where it cannot be read from its disk, of which the compiler tells.</summary>
    public static PlanDocument? Read(AdditionalText file, CancellationToken cancellationToken) =>
        file.GetText(cancellationToken) is { } text ? Of(text) : null;

    public static PlanDocument Of(SourceText text) => Known.GetValue(text, static each => new PlanDocument(each));

    /// <summary>How a compilation's declarations differ from the plan; null where the plan cannot be read.</summary>
    /// <param name="compilation">The compilation.</param>
    /// <param name="options">What the project says of the subscription.</param>
    public PlanDrift? FindDrift(Compilation compilation, AnalyzerConfigOptionsProvider options)
    {
        if (Reading.Plan is not { } plan)
        {
            return null;
        }

        var limit = PlanDrift.LimitIn(options);
        var drift = _drifts.GetValue(_memory.Of(compilation), each => new PlanDrift(plan, each, limit));
        return drift.PxEventLimit == limit ? drift : new PlanDrift(plan, drift.Source, limit);
    }

    /// <summary>A place in the file.</summary>
    public Location LocationOf(string path, int start, int length)
    {
        // An editor may show the text of a moment ago.
        var span = TextSpan.FromBounds(Math.Min(start, _text.Length), Math.Min(start + length, _text.Length));
        return Location.Create(path, span, _text.Lines.GetLinePositionSpan(span));
    }

    /// <summary>The place of a part of the plan; the file's beginning where the part has none.</summary>
    public Location LocationOf(string path, PlanJsonValue? part) => LocationOf(path, part?.Start ?? 0, part?.Length ?? 0);
}
