namespace GainsightEvents.Wire;

/// <summary>The paths of Gainsight's two event endpoints, below a host or a configured base address.</summary>
internal static class ApiPaths
{
    /// <summary>What the path of the Custom Event API ends with, whatever its version is and whatever stands before it.</summary>
    public const string PxCustomEventEnd = "/events/custom";

    /// <summary>What the path of the Events API of NXT ends with.</summary>
    public const string NxtEventEnd = "/eventManager/event";

    /// <summary>Gainsight PX, Custom Event API.</summary>
    public const string PxCustomEvent = "/v1" + PxCustomEventEnd;

    /// <summary>Gainsight NXT, Events API.</summary>
    public const string NxtEvent = "/v1.0/api" + NxtEventEnd;

    /// <summary>Both.</summary>
    public static IReadOnlyList<string> All { get; } = [PxCustomEvent, NxtEvent];
}
