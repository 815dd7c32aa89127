using GainsightEvents.Outbox;

namespace GainsightEvents.Delivery;

/// <summary>Says what an answer means and what to do about it, naming the settings by their full path.</summary>
internal static class OutcomeReason
{
    public static string Of(LeasedEntry entry, AttemptKind kind, TransportResponse response) => kind switch
    {
        AttemptKind.Rejected => Rejected(entry.Lane, response),
        AttemptKind.Refused => $"{Answered(entry.Lane, response)}{Remedy(entry.Lane, response)}{Said(response)}",
        AttemptKind.Throttled =>
            $"{Answered(entry.Lane, response)}: too many requests; if others use the same key, raise {entry.Lane.Name}:Quota:Headroom{Said(response)}",
        AttemptKind.Unreadable =>
            $"{Answered(entry.Lane, response)}, but whether it took the event cannot be read from the answer: it has no readable \"result\"{Said(response)}",
        _ => response.Status == 0
            ? $"{Product(entry.Lane)} did not answer ({entry.Lane.Name}){Said(response)}"
            : $"{Answered(entry.Lane, response)}{Said(response)}",
    };

    private static string Rejected(Lane lane, TransportResponse response) => response.ErrorCode == NxtErrorCodes.NotRegistered
        ? $"{Answered(lane, response)}: no event of this name is registered; register it in Administration > Events, then replay{Said(response)}"
        : $"{Answered(lane, response)}: it does not accept the event; correct the event, then replay it{Said(response)}";

    private static string Remedy(Lane lane, TransportResponse response) => (lane.Target, response.Status, response.ErrorCode) switch
    {
        (_, >= 300 and < 400, _) =>
            $" to another address; redirects are never followed, since they would hand the key to another host; set {lane.Name}:BaseAddress",
        _ when response.IsWebPage =>
            $" with a web page, which is not the API's answer: a proxy or a sign-in page stands in between; set {lane.Name}:BaseAddress",
        (_, 407 or 511, _) => $": a proxy stands in between and asks for credentials; let this host pass, or set {lane.Name}:BaseAddress",
        (_, 405 or 421 or 426 or 431, _) => $": this is not how the API answers; a gateway stands in between, or {lane.Name}:BaseAddress is wrong",
        (EventTarget.Nxt, 401, _) or (EventTarget.Nxt, _, NxtErrorCodes.InvalidCredentials) =>
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
