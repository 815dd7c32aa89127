using GainsightEvents.Outbox;

namespace GainsightEvents.Transport;

/// <summary>Reads address and key of a lane as they are configured now.</summary>
internal interface IPxEndpoints
{
    /// <summary>The lane's endpoint.</summary>
    PxEndpoint Resolve(Lane lane);
}
