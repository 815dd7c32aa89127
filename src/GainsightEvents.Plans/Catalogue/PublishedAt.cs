namespace GainsightEvents.Plans.Catalogue;

/// <summary>A place in source where an event is published, as a tool has found it.</summary>
/// <param name="Event">
/// The event as the plan calls it: <c>px:Report Exported</c>, <c>nxt:order_shipped (v02)</c>, with the product or the version in parentheses where it
/// has one. It is that of <see cref="Comparison.PlanChange.Event"/>.
/// </param>
/// <param name="Path">The file, best relative to the repository's root, with slashes. It is shown as it is.</param>
/// <param name="Line">The line, from 1.</param>
public sealed record PublishedAt(string Event, string Path, int Line);
