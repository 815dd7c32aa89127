namespace GainsightEvents.Plans.PlanFiles;

/// <summary>
/// A team's plan file, <c>gainsight.events.json</c>: its events, as people review them and as versions of them are compared. It is committed
/// beside the project; <c>#/$defs/planFile</c> of events.schema.json describes it.
/// </summary>
public sealed partial record PlanFile
{
    /// <summary>The file's name beside the project.</summary>
    public const string FileName = "gainsight.events.json";

    internal PlanFile()
    {
    }

    /// <summary>The plan's own version, such as <c>1.2.0</c>; <see langword="null"/> where the team keeps none.</summary>
    /// <exception cref="ArgumentException">It is not three numbers with dots between.</exception>
    public string? Version
    {
        get;
        init => field = value is null || PlanVersion.TryParse(value, out _)
            ? value
            : throw new ArgumentException($"'{value}' is no version of a plan; write three numbers, such as 1.2.0.", nameof(value));
    }

    /// <summary>The events, by target and name.</summary>
    internal PlanList<PlanEvent> Events
    {
        get;
        init => field = value
            .OrderBy(static e => PlanWords.Of(e.Target), StringComparer.Ordinal)
            .ThenBy(static e => e.Name, StringComparer.Ordinal)
            .ThenBy(static e => e.Variant, StringComparer.Ordinal)
            .ToPlanList();
    } = new([]);

    /// <summary>Reads the text of a plan file, for example that of a commit.</summary>
    /// <param name="json">The text.</param>
    /// <param name="name">What messages call the file.</param>
    /// <exception cref="ArgumentNullException"><paramref name="json"/> is <see langword="null"/>.</exception>
    /// <exception cref="PlanFileException">It is no plan; the message names each mistake, its line, and what to do.</exception>
    public static PlanFile Parse(string json, string name = FileName) =>
        PlanFileReader.Read(name, json ?? throw new ArgumentNullException(nameof(json)));

    /// <summary>
    /// The file's text: UTF-8 when written by <c>File.WriteAllText</c>, line feeds, one at the end. Equal plans have
    /// equal texts, wherever they are written.
    /// </summary>
    public string Write() => PlanFileWriter.Write(this);
}
