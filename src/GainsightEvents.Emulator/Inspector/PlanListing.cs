using System.Text.Json.Nodes;
using GainsightEvents.Emulator.Judging;
using GainsightEvents.Wire;

namespace GainsightEvents.Emulator.Inspector;

/// <summary>What the team declares, for the form that sends a test event.</summary>
internal sealed class PlanListing(EmulatorOptions options, DeclaredEvents declared)
{
    // Seen in Gainsight's article; a plan does not say in which version its events are registered.
    private const string DefaultVersion = "v01";

    public JsonObject Read() => new()
    {
        ["propertyKey"] = options.Keys.Select(key => key.PropertyKey).FirstOrDefault(key => key is not null) ?? "AP-XXXXXXXXXX-2",
        ["events"] = new JsonArray(
        [
            .. declared.Definitions.Select(each => new JsonObject
            {
                ["target"] = each.Target.ToString(),
                ["name"] = each.Name,
                ["version"] = each.Version ?? DefaultVersion,
                ["schema"] = JsonNode.Parse(each.Schema.GetRawText()),
            }),
            .. Registered().Where(each => !declared.Contains(each.Target, each.Name)).Select(each => new JsonObject
            {
                ["target"] = each.Target.ToString(),
                ["name"] = each.Name,
                ["version"] = each.Version ?? DefaultVersion,
            }),
        ]),
        ["pxFields"] = new JsonArray([.. PxFields.All.Select(field => (JsonNode)field)]),
    };

    private IEnumerable<(EventTarget Target, string Name, string? Version)> Registered() =>
    [
        .. (options.RegisteredPxEvents ?? []).Select(name => (EventTarget.Px, name, (string?)null)),
        .. (options.RegisteredNxtEvents ?? []).Select(known => (EventTarget.Nxt, known.Name, known.Version)),
    ];
}
