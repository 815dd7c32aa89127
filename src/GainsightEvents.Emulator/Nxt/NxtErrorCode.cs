namespace GainsightEvents.Emulator.Nxt;

/// <summary>The errorCodes seen of NXT: one in Gainsight's article, the others in what public clients tell of its gateway.</summary>
internal static class NxtErrorCode
{
    /// <summary>The event is not registered; HTTP 400.</summary>
    public const string NotRegistered = "1001";

    /// <summary>Tenant or secret are wrong; HTTP 401.</summary>
    public const string Unauthorized = "GS_APIG_2401";

    /// <summary>Nothing is served there; HTTP 404.</summary>
    public const string UnknownPath = "GS_APIG_1000";

    /// <summary>The quota is used up; HTTP 429.</summary>
    public const string QuotaExceeded = "GU_2400";

    /// <summary>Something failed inside; HTTP 500.</summary>
    public const string Internal = "GU_1101";

    /// <summary>
    /// None of Gainsight's: what it answers to a body that is not valid is not known, and a code made up in its style would pass for one.
    /// </summary>
    public const string Emulator = "EMULATOR";
}
