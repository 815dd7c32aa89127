namespace GainsightEvents.Wire;

/// <summary>The paths of Gainsight's two event endpoints, below a host or a configured base address.</summary>
internal static class ApiPaths
{
    /// <summary>Gainsight PX, Custom Event API.</summary>
    public const string PxCustomEvent = "/v1/events/custom";

    /// <summary>Gainsight NXT, Events API.</summary>
    public const string NxtEvent = "/v1.0/api/eventManager/event";

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [PxCustomEvent, NxtEvent];
}
