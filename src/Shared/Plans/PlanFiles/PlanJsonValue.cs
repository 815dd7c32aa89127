namespace GainsightEvents.Plans.PlanFiles;

/// <summary>A value of JSON, and where it stands in its text.</summary>
/// <param name="source">The whole text.</param>
/// <param name="kind">What it is.</param>
/// <param name="start">Where it begins.</param>
/// <param name="end">Where it has ended.</param>
internal sealed class PlanJsonValue(string source, PlanJsonKind kind, int start, int end)
{
    public PlanJsonKind Kind => kind;

    public int Start => start;

    public int Length => end - start;

    /// <summary>As it was written.</summary>
    public string Raw => source.Substring(start, Length);

    /// <summary>What a string says; empty for every other value.</summary>
    public string Text { get; init; } = "";

    /// <summary>Of an object, in the order of the text, with those that are there twice.</summary>
    public IReadOnlyList<(string Name, PlanJsonValue Value)> Properties { get; init; } = [];

    /// <summary>Of an array.</summary>
    public IReadOnlyList<PlanJsonValue> Items { get; init; } = [];

    /// <summary>The property's value, the last one's where it is there twice; null where it is not there.</summary>
    public PlanJsonValue? Find(string name) => Properties.LastOrDefault(property => property.Name == name).Value;

    /// <summary>On one line without white space: texts as <see cref="PlanJsonText"/> writes them, numbers with their digits.</summary>
    public string ToCompact() => kind switch
    {
        PlanJsonKind.String => PlanJsonText.Quote(Text),
        PlanJsonKind.Array => $"[{string.Join(",", Items.Select(static item => item.ToCompact()))}]",
        PlanJsonKind.Object => $"{{{string.Join(",", Properties.Select(static each => $"{PlanJsonText.Quote(each.Name)}:{each.Value.ToCompact()}"))}}}",
        _ => Raw,
    };
}
