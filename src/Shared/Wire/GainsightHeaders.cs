namespace GainsightEvents.Wire;

/// <summary>The HTTP headers of Gainsight's two event endpoints, as its articles write them.</summary>
internal static class GainsightHeaders
{
    /// <summary>PX: the REST API key.</summary>
    public const string ApiKey = "X-APTRINSIC-API-KEY";

    /// <summary>NXT: the name under which the event is registered.</summary>
    public const string EventName = "eventName";

    /// <summary>NXT: the version of that event.</summary>
    public const string EventVersion = "eventVersion";

    /// <summary>NXT: the topic, which the article does not name and every known client sends.</summary>
    public const string TopicName = "topicName";

    /// <summary>NXT: the tenant.</summary>
    public const string TenantId = "tenantId";

    /// <summary>NXT: the secret that the tenant shares with who sends.</summary>
    public const string SharedSecret = "sharedSecret";

    /// <summary>NXT: the access key, where the tenant asks for one.</summary>
    public const string AccessKey = "Accesskey";

    /// <summary>NXT: the contract, where the tenant asks for one.</summary>
    public const string ContractId = "contractId";
}
