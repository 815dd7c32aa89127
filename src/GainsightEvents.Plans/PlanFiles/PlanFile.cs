using GainsightEvents.Model;

namespace GainsightEvents.Plans.PlanFiles;

/// <content>What catalogs and files make of a plan; the compiler, which knows neither, has the rest of it.</content>
public sealed partial record PlanFile
{
    /// <summary>
    /// The plan of the events that catalogs declare, without what only the source says: descriptions, owners, and what is deprecated or
    /// retired. Events that get their names when they are published, such as <see cref="CustomEvent"/>, are in no plan.
    /// </summary>
    /// <param name="catalogs">The catalogs, such as those of <see cref="EventCatalogs.Of"/>.</param>
    /// <exception cref="ArgumentNullException"><paramref name="catalogs"/> is <see langword="null"/>.</exception>
    /// <exception cref="ArgumentException">Two types declare one event, and disagree about a member's type or the event's topic or contract.</exception>
    public static PlanFile Of(params IEnumerable<EventCatalog> catalogs) =>
        new() { Events = DeclaredPlan.EventsOf(catalogs ?? throw new ArgumentNullException(nameof(catalogs))) };

    /// <summary>The plan of the events that catalogs declare, with what else is known of them.</summary>
    /// <param name="catalogs">The catalogs.</param>
    /// <param name="complete">Adds it to an event.</param>
    internal static PlanFile Of(IEnumerable<EventCatalog> catalogs, Func<EventDescriptor, PlanEvent, PlanEvent> complete) =>
        new() { Events = DeclaredPlan.EventsOf(catalogs, complete) };

    /// <summary>Reads a plan file.</summary>
    /// <param name="path">Where it is.</param>
    /// <exception cref="PlanFileException">It is no plan; the message names each mistake, its line, and what to do.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static PlanFile Read(string path) => PlanFileReader.Read(path, File.ReadAllBytes(path));
}
