namespace GainsightEvents.Delivery;

/// <summary>Says what an answer means and what to do about it, naming the settings by their full path.</summary>
internal static class OutcomeReason
{
    /// <summary>For an entry that Gainsight will never take.</summary>
    public static string Rejected(Lane lane, TransportResponse response) => response.ErrorCode == "1001"
        ? $"{Answered(lane, response)}: no event of this name is registered; register it in Administration > Events, then replay{Said(response)}"
        : $"{Answered(lane, response)}: it does not accept the event; correct the event, then replay it{Said(response)}";

    /// <summary>For a server error that only this entry meets.</summary>
    public static string FailedTooOften(Lane lane, TransportResponse response, int attempts) =>
        $"{Answered(lane, response)} at attempt {attempts}, while other events of {lane.Name} were delivered; replay it later, or report it to Gainsight{Said(response)}";

    /// <summary>For an answer that pauses the lane.</summary>
    public static string Refused(Lane lane, TransportResponse response) => $"{Answered(lane, response)}{Remedy(lane, response)}{Said(response)}";

    /// <summary>For an answer that slows the lane.</summary>
    public static string Throttled(Lane lane, TransportResponse response) =>
        $"{Answered(lane, response)}: too many requests; if others use the same key, raise {lane.Name}:Quota:Headroom{Said(response)}";

    /// <summary>For a failure that may pass.</summary>
    public static string Failed(Lane lane, TransportResponse response) => response.Status == 0
        ? $"{Product(lane)} did not answer ({lane.Name}){Said(response)}"
        : $"{Answered(lane, response)}{Said(response)}";

    private static string Remedy(Lane lane, TransportResponse response) => (lane.Target, response.Status, response.ErrorCode) switch
    {
        (_, >= 300 and < 400, _) =>
            $" to another address; redirects are never followed, since they would hand the key to another host; set {lane.Name}:BaseAddress",
        (_, >= 200 and < 300, _) when response.IsWebPage =>
            $" with a web page, which is not the API's answer: a proxy or a sign-in page stands in between; set {lane.Name}:BaseAddress",
        (EventTarget.Nxt, 401, _) or (EventTarget.Nxt, _, "GS_APIG_2401") =>
            $": the credentials are not valid; set {lane.Name}:TenantId, {lane.Name}:SharedSecret and, where the tenant asks for one, {lane.Name}:AccessKey",
        (EventTarget.Nxt, 403, _) => $": the credentials do not permit sending events; have the tenant's administrator permit it, or set {lane.Name}:SharedSecret",
        (EventTarget.Nxt, _, _) => $": no such address; set {lane.Name}:BaseAddress to the tenant's domain",
        (_, 401, _) =>
            $": the REST API key in {lane.Name}:ApiKey is not valid; set a valid one (Administration > Integrations > REST API; it is not the product key)",
        (_, 403, _) =>
            $": the REST API key in {lane.Name}:ApiKey has no Write permission; set one that has (Administration > Integrations > REST API)",
        _ => $": wrong region; set {lane.Name}:Region to the region of the subscription, or {lane.Name}:BaseAddress",
    };

    private static string Answered(Lane lane, TransportResponse response) =>
        response.ErrorCode is { } code ? $"{Product(lane)} answered {response.Status} {code}" : $"{Product(lane)} answered {response.Status}";

    private static string Product(Lane lane) => lane.Target == EventTarget.Nxt ? "Gainsight NXT" : "Gainsight PX";

    private static string Said(TransportResponse response) => response.Message.Length == 0 ? "" : $" ({response.Message})";
}
