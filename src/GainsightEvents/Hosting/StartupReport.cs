using GainsightEvents.Diagnostics;
using GainsightEvents.Model;
using GainsightEvents.Settings;
using Microsoft.Extensions.Logging;

namespace GainsightEvents.Hosting;

/// <summary>Tells once, when delivery starts, where each lane sends to, and what of the registered events Gainsight would count as one.</summary>
internal sealed partial class StartupReport(LiveSettings settings, RegisteredCatalogs catalogs, SettingsRoot root, ILogger<StartupReport> logger)
{
    private readonly ILogger _logger = new GuardedLogger(logger);

    public void Tell()
    {
        var current = settings.Current;
        if (current.Mode == GainsightMode.Off)
        {
            SwitchedOff($"{root.Path}:Mode");
        }
        else if (!current.Dispatch)
        {
            PublishesOnly($"{root.Path}:Dispatch");
        }
        else
        {
            foreach (var lane in current.Lanes.Values)
            {
                LaneStarts(lane.Lane, lane.BaseAddress?.GetLeftPart(UriPartial.Path).TrimEnd('/') ?? "", DestinationOf(lane), current.Mode);
            }
        }

        foreach (var (name, first, second) in SameNames(current))
        {
            SameName(OneLine.Of(name), first, second);
        }
    }

    private string DestinationOf(LaneSettings lane) => lane is PxLaneSettings px
        ? $"product {string.Join(", ", ProductsOf(px))}"
        : $"tenant {((NxtLaneSettings)lane).Headers.TenantId}";

    private IEnumerable<string> ProductsOf(PxLaneSettings px) => catalogs.Events
        .Where(static descriptor => descriptor.Px is not null)
        .Select(descriptor => ProductKeys.Find(px, catalogs, descriptor))
        .OfType<string>()
        .Distinct(StringComparer.Ordinal)
        .Select(OneLine.Of);

    /// <summary>Events of different catalogs with one name at one place. Those of one catalog the compiler has seen together.</summary>
    private IEnumerable<(string Name, string First, string Second)> SameNames(SettingsSnapshot current) =>
        from named in Names(current)
        group named by (named.Scope, named.Name) into same
        let first = same.First()
        from second in same.Where(each => catalogs.CatalogOf(each.Descriptor) != catalogs.CatalogOf(first.Descriptor)).Take(1)
        select (same.Key.Name, Describe(first.Descriptor), Describe(second.Descriptor));

    private IEnumerable<(string Scope, string Name, EventDescriptor Descriptor)> Names(SettingsSnapshot current)
    {
        foreach (var descriptor in catalogs.Events.Where(static descriptor => !descriptor.IsDynamic))
        {
            if (descriptor.Px is { } px && current.Lanes.TryGetValue(Lane.Px, out var lane))
            {
                yield return ($"px {ProductKeys.Find((PxLaneSettings)lane, catalogs, descriptor)}", px.EventName, descriptor);
            }

            if (descriptor.Nxt is { } nxt)
            {
                yield return ($"nxt {nxt.Version} {nxt.Topic} {nxt.Contract}", nxt.EventName, descriptor);
            }
        }
    }

    private string Describe(EventDescriptor descriptor) => $"{descriptor.TypeName} of {catalogs.CatalogOf(descriptor)!.AssemblyName}";

    [LoggerMessage(LogIds.LaneStarts, LogLevel.Information, "Lane {Lane} sends to {Address}, {Destination}; mode {Mode}")]
    private partial void LaneStarts(Lane lane, string address, string destination, GainsightMode mode);

    [LoggerMessage(LogIds.SwitchedOff, LogLevel.Information, "{Setting} is Off: events are checked and counted, and sent nowhere")]
    private partial void SwitchedOff(string setting);

    [LoggerMessage(LogIds.PublishesOnly, LogLevel.Information, "{Setting} is false: events are kept in the outbox, and another process delivers them")]
    private partial void PublishesOnly(string setting);

    [LoggerMessage(LogIds.SameName, LogLevel.Warning, "Two events are named '{EventName}', {First} and {Second}, and Gainsight counts them as one; rename one of them, or declare the event once and share it")]
    private partial void SameName(string eventName, string first, string second);
}
