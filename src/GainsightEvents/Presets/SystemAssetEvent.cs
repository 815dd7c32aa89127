namespace GainsightEvents.Presets;

/// <summary>
/// A System Asset Event of Gainsight NXT: tells other systems that data of an asset have changed, so that they need not poll
/// (Gainsight, Events API). Strings left null are left out; an empty one is sent.
/// </summary>
public sealed partial record SystemAssetEvent
{
    /// <summary>The name it is registered under in Administration &gt; Events; the header <c>eventName</c>.</summary>
    public required string EventName { get; init; }

    /// <summary>The header <c>eventVersion</c>. <see langword="null"/>: <c>Gainsight:Nxt:EventVersion</c>.</summary>
    public string? Version { get; init; }

    /// <summary>The header <c>topicName</c>. <see langword="null"/>: <c>Gainsight:Nxt:TopicName</c>.</summary>
    public string? Topic { get; init; }

    /// <summary>The header <c>contractId</c>. <see langword="null"/>: <c>Gainsight:Nxt:ContractId</c>.</summary>
    public string? Contract { get; init; }

    /// <summary>The tenant it is for. <see langword="null"/>: the configured one. A different one is refused.</summary>
    public string? TenantId { get; init; }

    /// <summary>The kind of asset.</summary>
    public required AssetType AssetType { get; init; }

    /// <summary>The asset's unique id, such as an object's name.</summary>
    public required string AssetId { get; init; }

    /// <summary>What was done.</summary>
    public required AssetOperation Operation { get; init; }

    /// <summary>What of the asset was touched.</summary>
    public AssetOperationType? OperationType { get; init; }

    /// <summary>The object's type, such as <c>CUSTOM</c>.</summary>
    public string? ObjectType { get; init; }

    /// <summary>The object's name, such as <c>Company</c>.</summary>
    public string? ObjectName { get; init; }

    /// <summary>Who is to take it, such as <c>BULK_API</c>.</summary>
    public string? Consumer { get; init; }

    /// <summary>The collection in the database.</summary>
    public string? DbCollectionName { get; init; }

    /// <summary>Where the data are, such as <c>REDSHIFT</c>.</summary>
    public string? DataStoreType { get; init; }

    /// <summary>How it went, such as <c>PARTIAL_SUCCESS</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The bucket with the files.</summary>
    public string? BucketName { get; init; }

    /// <summary>The file of what succeeded.</summary>
    public string? SuccessFilePath { get; init; }

    /// <summary>The file of what failed.</summary>
    public string? ErrorFilePath { get; init; }

    /// <summary>How many succeeded.</summary>
    public long? SuccessCount { get; init; }

    /// <summary>How many failed.</summary>
    public long? FailureCount { get; init; }

    /// <summary>How many there were.</summary>
    public long? TotalCount { get; init; }

    /// <summary>What went wrong.</summary>
    public string? ErrorMessage { get; init; }

    /// <summary>The job.</summary>
    public string? JobId { get; init; }

    /// <summary>The request.</summary>
    public string? RequestId { get; init; }

    /// <summary>Further properties for the consumer.</summary>
    public Dictionary<string, EventValue>? ConsumerProperties { get; init; }
}
