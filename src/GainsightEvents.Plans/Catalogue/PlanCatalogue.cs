using GainsightEvents.Plans.PlanFiles;

namespace GainsightEvents.Plans.Catalogue;

/// <summary>
/// A plan for people and for programs that read: every event with its members, an example, its owner, what is deprecated or retired, and where it is
/// published.
/// </summary>
/// <remarks>
/// All texts have line feeds, one at the end, no date of their own, and are equal for equal plans wherever they are written.
/// <see cref="File.WriteAllText(string, string)"/> writes them as the UTF-8 that they declare to be.
/// </remarks>
public sealed class PlanCatalogue
{
    /// <summary>What <see cref="WriteMarkdown"/> is best called; <see cref="WriteLlms"/> refers to it.</summary>
    public const string MarkdownFileName = "events.md";

    /// <summary>What <see cref="WriteHtml"/> is best called; <see cref="WriteLlms"/> refers to it.</summary>
    public const string HtmlFileName = "events.html";

    /// <summary>What <see cref="WriteSchema"/> is best called; <see cref="WriteLlms"/> refers to it.</summary>
    public const string SchemaFileName = "gainsight.events.schema.json";

    /// <summary>What <see cref="WriteLlms"/> is called by convention.</summary>
    public const string LlmsFileName = "llms.txt";

    private readonly PlanFile _plan;

    private PlanCatalogue(PlanFile plan, string title, IReadOnlyList<CatalogueEvent> events) => (_plan, Title, Events) = (plan, title, events);

    /// <summary>What the catalogue is called.</summary>
    public string Title { get; }

    internal IReadOnlyList<CatalogueEvent> Events { get; }

    /// <summary>The plan's own version, if it has one.</summary>
    internal string? Version => _plan.Version;

    /// <summary>Makes the catalogue of a plan.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="title">What it is called, such as <c>Acme's events</c>; text that is not blank. The schema's <c>$id</c> is made of it.</param>
    /// <param name="published">Where events are published; <see langword="null"/> where that is not known, so that nothing is said about it.</param>
    /// <exception cref="ArgumentNullException"><paramref name="plan"/> or <paramref name="title"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">The title is blank, or a place has no event of the plan, no path, or no line.</exception>
    public static PlanCatalogue Of(PlanFile plan, string title, IEnumerable<PublishedAt>? published = null)
    {
        _ = plan ?? throw new ArgumentNullException(nameof(plan));
        _ = title ?? throw new ArgumentNullException(nameof(title));
        if (string.IsNullOrWhiteSpace(title))
        {
            throw new ArgumentException("The title of a catalogue is blank; name whose events it has, such as \"Acme's events\".", nameof(title));
        }

        return new(plan, title, CatalogueEvent.Of(plan, published));
    }

    /// <summary>One page of Markdown, as GitHub reads it: a table of the events, and a section for each.</summary>
    public string WriteMarkdown() => MarkdownPage.Write(this);

    /// <summary>
    /// One page of HTML that asks nothing of any server: a list of the events with a search, and filters by target, owner and state. Without scripts
    /// it shows all of them. It admits no script and no style but its own.
    /// </summary>
    public string WriteHtml() => HtmlPage.Write(this);

    /// <summary>
    /// The plan as JSON Schema (2020-12), in the shape that <see cref="EventPlan"/> writes: in <c>$defs</c> a definition for each target and event
    /// name. Its <c>$id</c> is a URN of the catalogue's title and the plan's version.
    /// </summary>
    /// <remarks>Like that of <see cref="EventPlan"/> it refuses nothing that the publisher accepts, but admits some of what the publisher refuses.</remarks>
    public string WriteSchema() => PlanSchema.Write(_plan, Title);

    /// <summary>A text for coding agents, after the convention of llms.txt: how events are declared, and which there are.</summary>
    public string WriteLlms() => LlmsPage.Write(this);
}
